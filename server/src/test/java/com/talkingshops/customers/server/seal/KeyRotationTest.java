package com.talkingshops.customers.server.seal;

import static com.talkingshops.customers.server.seal.SealingTenant.TENANT;
import static com.talkingshops.customers.server.seal.SealingTenant.json;
import static com.talkingshops.customers.server.seal.SealingTenant.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.personal.KeyUpkeep;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.Resealing;
import com.talkingshops.customers.personal.RotationLock;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.server.seal.SealingTenant.Closed;
import com.talkingshops.customers.server.seal.SealingTenant.Forgotten;
import com.talkingshops.customers.server.seal.SealingTenant.Met;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys are replaced while they are used: everything opens as before, but no copy of what was destroyed. Each replacement waits until all nodes
 * know of it, so they do that side by side, each in a database of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class KeyRotationTest {

    private final SealingTenant shop = new SealingTenant();
    private final JdbcClient database = shop.database;
    private final SealingTenant.Kept root = shop.root;
    private final Notes notes = new Notes();

    @Test
    void whatIsLeftOpensAsBeforeAndNoCopyOfWhatWasDestroyedDoes() {
        // given
        byte[] asha = shop.store(new Met("asha", "Asha Rao"), "asha");
        byte[] ravi = shop.store(new Met("ravi", "Ravi Das"), "ravi");
        notes.write("call Asha");
        Map<String, Object> backup = key("asha");
        // Clocks of two machines differ.
        Instant before = Instant.now().minusSeconds(90);
        // when
        shop.store(new Forgotten("asha"), "asha");
        KeyUpkeep upkeep = shop.node().upkeep(List.of(notes));
        upkeep.turn();
        // then: nothing is due for a day
        assertThat(root.newest().version()).isEqualTo(1);
        assertThat(upkeep.areRetired(TENANT, before)).isFalse();
        // and when
        letSomeTimePass();
        upkeep.replaceSoon(null);
        upkeep.turn();
        // then
        assertThat(shop.opened(ravi, "ravi")).contains("Ravi Das");
        assertThat(shop.opened(asha, "asha")).isEqualTo("{\"id\":\"asha\"}");
        assertThat(notes.read()).isEqualTo("call Asha");
        assertThat(upkeep.areRetired(TENANT, before)).isTrue();
        assertThat(upkeep.progress()).isEmpty();
        assertThat(root.newest().version()).isEqualTo(2);
        assertThat(root.version(1)).isEmpty();
        // and when: somebody brings back the key that was destroyed, as a backup has it
        database.sql("""
                        update es.subject_key set wrapped = :wrapped, wrapping_version = :wrapping_version
                         where tenant_id = :tenant_id and subject = :subject
                        """).params(backup).update();
        // then
        assertThat(shop.opened(asha, "asha")).isEqualTo(new String(asha, UTF_8));
    }

    @Test
    void aKeyThatIsDestroyedWhileItsTenantsAreReplacedStaysDestroyed() {
        // given
        shop.store(new Met("asha", "Asha Rao"), "asha");
        byte[] ravi = shop.store(new Met("ravi", "Ravi Das"), "ravi");
        var erasing = new BeforeStatement(
                shop.connections, "update es.subject_key k", () -> shop.store(new Forgotten("asha"), "asha"));
        KeyUpkeep upkeep = new PersonalData(root, erasing, Clock.systemUTC()).upkeep(List.of());
        upkeep.replaceSoon(null);
        // when
        upkeep.turn();
        // then
        assertThat(erasing.hasMetIt()).isTrue();
        assertThat(key("asha")).containsEntry("wrapped", null).containsEntry("wrapping_version", 0);
        assertThat(shop.opened(ravi, "ravi")).contains("Ravi Das");
    }

    @Test
    void anErasureJustBeforeAReplacementIsFollowedByAnother() {
        // given
        shop.store(new Met("asha", "Asha Rao"), "asha");
        KeyUpkeep upkeep = shop.node().upkeep(List.of());
        Instant erased = Instant.now();
        shop.store(new Forgotten("asha"), "asha");
        // when
        upkeep.replaceSoon(null);
        upkeep.turn();
        // then: clocks may differ by more than lay between them
        assertThat(upkeep.areRetired(TENANT, erased)).isFalse();
        assertThat(upkeep.progress()).extracting(KeyUpkeep.Progress::tenant).containsExactly(TENANT);
    }

    @Test
    void nothingIsReplacedWhileSomebodyOpensWhatWasReadBefore() throws SQLException {
        // given
        shop.store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        KeyUpkeep upkeep = shop.node().upkeep(List.of(notes));
        upkeep.replaceSoon(null);
        try (var reader = shop.connections.getConnection();
                var another = shop.connections.getConnection()) {
            assertThat(RotationLock.share(reader)).isTrue();
            assertThat(RotationLock.share(another)).isTrue();
            // when
            RotationLock.giveBackShare(another);
            upkeep.turn();
            // then
            assertThat(root.newest().version()).isEqualTo(1);
            assertThat(upkeep.progress()).isNotEmpty();
            // and when
            RotationLock.giveBackShare(reader);
            upkeep.turn();
        }
        // then
        assertThat(root.newest().version()).isEqualTo(2);
        assertThat(upkeep.progress()).isEmpty();
    }

    @Test
    void aTenantWhoseKeysCannotBeReplacedKeepsNoOtherFromIt() {
        // given: a key of another tenant, in which somebody has changed a bit
        var other = new Clear(row("ravi"), "other", new Met("ravi", "Ravi Das"), json(new Met("ravi", "Ravi Das")));
        shop.node().messages().seal(List.of(other)).getFirst().statements().forEach(shop::execute);
        database.sql("update es.subject_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)")
                .update();
        shop.store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        Instant before = Instant.now().minusSeconds(90);
        KeyUpkeep upkeep = shop.node().upkeep(List.of(notes));
        // when
        upkeep.replaceSoon(null);
        upkeep.turn();
        // then
        assertThat(database.sql("select max(version) from es.tenant_key where tenant_id = ? and purpose = 'wrapping'")
                        .param(TENANT)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(upkeep.progress()).extracting(KeyUpkeep.Progress::tenant).containsExactly("other");
        // and: the root stays while something is under it that had to be destroyed
        assertThat(root.version(1)).isPresent();
        assertThat(upkeep.areRetired(TENANT, before)).isFalse();
        // and: what had to be destroyed does not come under the new one, which stays
        assertThat(database.sql(
                                "select distinct root_version from es.tenant_key where tenant_id = 'other' and version = 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void aForgottenTenantHasNoKeyAndGetsNone() {
        // given
        byte[] asha = shop.store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        String hash = shop.node().hashes().of(TENANT, "mobile", "1");
        shop.node().hashes().of("system", "api-key", "1");
        Instant before = Instant.now().minusSeconds(90);
        // when
        shop.store(new Closed(TENANT), TENANT);
        // then
        assertThat(shop.opened(asha, "asha")).isEqualTo("{\"id\":\"asha\"}");
        assertThat(shop.node().sealing().open(Notes.PLACE, notes.sealed)).isNull();
        assertThat(shop.node().hashes().of(TENANT, "mobile", "1"))
                .isNotEqualTo(hash)
                .isEqualTo(shop.node().hashes().of(TENANT, "mobile", "1"));
        // and: what is sealed from now on opens on every node
        notes.write("nobody");
        assertThat(notes.read()).isEqualTo("nobody");
        assertThat(keys()).isZero();
        // and when
        KeyUpkeep upkeep = shop.node().upkeep(List.of(notes));
        assertThat(upkeep.areRetired(TENANT, before)).isFalse();
        letSomeTimePass();
        upkeep.replaceSoon(null);
        upkeep.turn();
        // then
        assertThat(upkeep.areRetired(TENANT, before)).isTrue();
        assertThat(upkeep.progress()).isEmpty();
        assertThat(keys()).isZero();
    }

    /** As much as clocks may differ by. */
    private void letSomeTimePass() {
        database.sql("update es.key_rotation set erased_at = erased_at - interval '2 minutes'")
                .update();
    }

    private long keys() {
        return database.sql("select (select count(*) from es.tenant_key where tenant_id = :tenant)"
                        + " + (select count(*) from es.subject_key where tenant_id = :tenant)")
                .param("tenant", TENANT)
                .query(Long.class)
                .single();
    }

    private Map<String, Object> key(String person) {
        return database.sql("select * from es.subject_key where subject = ?")
                .param(person)
                .query()
                .singleRow();
    }

    /** Something that the tenant has sealed for itself. */
    private final class Notes implements Resealing {

        private static final Place PLACE = Place.ofTenant(TENANT, "notes", "note");

        private byte[] sealed = {};

        void write(String text) {
            sealed = Objects.requireNonNull(shop.node().sealing().seal(PLACE, text.getBytes(UTF_8)));
        }

        String read() {
            return new String(Objects.requireNonNull(shop.node().sealing().open(PLACE, sealed)), UTF_8);
        }

        @Override
        public String key() {
            return "notes";
        }

        @Override
        public void reseal(String tenant) {
            write(read());
        }
    }
}
