package com.talkingshops.customers.server.seal;

import static com.talkingshops.customers.server.seal.SealingTenant.TENANT;
import static com.talkingshops.customers.server.seal.SealingTenant.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.personal.SealedMessages.Stored;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.server.seal.SealingTenant.Met;
import com.talkingshops.customers.server.seal.SealingTenant.Renamed;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A message opens with the key of whom it tells of, where it was stored, and nowhere else. */
class SealedMessagesTest {

    private final SealingTenant shop = new SealingTenant();

    @Test
    void aMessageOpensForItsOwnTenantAndInItsOwnPlaceAlone() {
        // given
        byte[] asha = shop.store(new Met("asha", "Asha Rao"), "asha");
        var messages = shop.node().messages();
        // then
        assertThat(shop.opened(asha, "asha")).contains("Asha Rao");
        assertThat(messages.open(List.of(
                        new Stored(row("asha"), "another shop", asha),
                        new Stored(row("ravi"), TENANT, asha),
                        new Stored(new Row("asha", 1, "told"), TENANT, asha),
                        new Stored(new Row("asha", 0, "called"), TENANT, asha))))
                .containsOnly(asha);
    }

    @Test
    void aKeyThatIsMissingIsNotTakenForThatOfSomebodyForgotten() {
        // given
        byte[] asha = shop.store(new Met("asha", "Asha Rao"), "asha");
        shop.database.sql("delete from es.subject_key").update();
        // then
        assertThat(shop.opened(asha, "asha")).isEqualTo(new String(asha, UTF_8));
        assertThatThrownBy(() -> shop.store(new Renamed("asha", "Asha Das"), "asha"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key of a person is missing");
        assertThatThrownBy(() -> shop.node().sealing().sealText(Place.ofPerson(TENANT, "asha", "name"), "Asha Das"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tenantsKeysOfWhichSomeAreMissingAreNotMadeUp() {
        // given
        shop.node().hashes().of(TENANT, "mobile", "1");
        shop.database.sql("delete from es.tenant_key where purpose = 'index'").update();
        // then
        assertThatThrownBy(() -> shop.node().hashes().of(TENANT, "mobile", "1")).hasMessageContaining("are missing");
    }

    @Test
    void oneConnectionIsEnough() {
        // given
        byte[] asha = shop.store(new Met("asha", "Asha Rao"), "asha");
        var config = new HikariConfig();
        config.setDataSource(shop.connections);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (var one = new HikariDataSource(config)) {
            var personal = new PersonalData(shop.root, one, Clock.systemUTC());
            // then
            assertThat(personal.messages().open(List.of(new Stored(row("asha"), TENANT, asha))))
                    .allSatisfy(opened -> assertThat(opened).asString(UTF_8).contains("Asha Rao"));
            assertThat(new PersonalData(shop.root, one, Clock.systemUTC())
                            .sealing()
                            .seal(Place.ofTenant(TENANT, "notes", "note"), asha))
                    .isNotNull();
        }
    }
}
