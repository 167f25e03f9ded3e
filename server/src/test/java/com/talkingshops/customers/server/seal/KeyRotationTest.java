package com.talkingshops.customers.server.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.ForgetsTenant;
import com.talkingshops.customers.personal.KeyStatement;
import com.talkingshops.customers.personal.KeyUpkeep;
import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Personal;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.ReplaceableRootKeys;
import com.talkingshops.customers.personal.Resealing;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RotationLock;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import com.talkingshops.customers.personal.SealedMessages.Stored;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.personal.VersionedKey;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys are replaced while they are used: everything opens as before, but no copy of what was destroyed. */
class KeyRotationTest {

    private static final String TENANT = "shop";

    private final DriverManagerDataSource connections = new DriverManagerDataSource(TestDatabase.freshUrl());
    private final JdbcClient database = JdbcClient.create(connections);
    private final Kept root = new Kept();
    private final Notes notes = new Notes();

    private PersonalData node() {
        return new PersonalData(root, connections, Clock.systemUTC());
    }

    /** Somebody is known by a name from now on. */
    record Met(
            @Person(Person.Known.FROM_NOW_ON) String id,
            @Personal String name) {}

    /** Somebody has another name. */
    record Renamed(@Person String id, @Personal String name) {}

    /** Somebody is forgotten. */
    record Forgotten(@Person(Person.Known.NO_LONGER) String id) {}

    /** The whole tenant is forgotten. */
    @ForgetsTenant
    record Closed(String id) {}

    @BeforeEach
    void makeTables() {
        Flyway.configure()
                .dataSource(connections)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    @Test
    void whatIsLeftOpensAsBeforeAndNoCopyOfWhatWasDestroyedDoes() {
        // given
        byte[] asha = store(new Met("asha", "Asha Rao"), "asha");
        byte[] ravi = store(new Met("ravi", "Ravi Das"), "ravi");
        notes.write("call Asha");
        Map<String, Object> backup = key("asha");
        // Clocks of two machines differ.
        Instant before = Instant.now().minusSeconds(90);
        // when
        store(new Forgotten("asha"), "asha");
        KeyUpkeep upkeep = node().upkeep(List.of(notes));
        upkeep.turn();
        // then: nothing is due for a day
        assertThat(root.newest().version()).isEqualTo(1);
        assertThat(upkeep.areRetired(TENANT, before)).isFalse();
        // and when
        letSomeTimePass();
        upkeep.replaceSoon(null);
        upkeep.turn();
        // then
        assertThat(opened(ravi, "ravi")).contains("Ravi Das");
        assertThat(opened(asha, "asha")).isEqualTo("{\"id\":\"asha\"}");
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
        assertThat(opened(asha, "asha")).isEqualTo(new String(asha, UTF_8));
    }

    @Test
    void aKeyThatIsDestroyedWhileItsTenantsAreReplacedStaysDestroyed() {
        // given
        store(new Met("asha", "Asha Rao"), "asha");
        byte[] ravi = store(new Met("ravi", "Ravi Das"), "ravi");
        var erasing =
                new BeforeStatement(connections, "update es.subject_key k", () -> store(new Forgotten("asha"), "asha"));
        KeyUpkeep upkeep = new PersonalData(root, erasing, Clock.systemUTC()).upkeep(List.of());
        upkeep.replaceSoon(null);
        // when
        upkeep.turn();
        // then
        assertThat(erasing.hasMetIt()).isTrue();
        assertThat(key("asha")).containsEntry("wrapped", null).containsEntry("wrapping_version", 0);
        assertThat(opened(ravi, "ravi")).contains("Ravi Das");
    }

    @Test
    void anErasureJustBeforeAReplacementIsFollowedByAnother() {
        // given
        store(new Met("asha", "Asha Rao"), "asha");
        KeyUpkeep upkeep = node().upkeep(List.of());
        Instant erased = Instant.now();
        store(new Forgotten("asha"), "asha");
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
        store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        KeyUpkeep upkeep = node().upkeep(List.of(notes));
        upkeep.replaceSoon(null);
        try (var reader = connections.getConnection();
                var another = connections.getConnection()) {
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
        node().messages().seal(List.of(other)).getFirst().statements().forEach(this::execute);
        database.sql("update es.subject_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1)")
                .update();
        store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        Instant before = Instant.now().minusSeconds(90);
        KeyUpkeep upkeep = node().upkeep(List.of(notes));
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
    void aMessageOpensForItsOwnTenantAndInItsOwnPlaceAlone() {
        // given
        byte[] asha = store(new Met("asha", "Asha Rao"), "asha");
        var messages = node().messages();
        // then
        assertThat(opened(asha, "asha")).contains("Asha Rao");
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
        byte[] asha = store(new Met("asha", "Asha Rao"), "asha");
        database.sql("delete from es.subject_key").update();
        // then
        assertThat(opened(asha, "asha")).isEqualTo(new String(asha, UTF_8));
        assertThatThrownBy(() -> store(new Renamed("asha", "Asha Das"), "asha"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("key of a person is missing");
        assertThatThrownBy(() -> node().sealing().sealText(Place.ofPerson(TENANT, "asha", "name"), "Asha Das"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tenantsKeysOfWhichSomeAreMissingAreNotMadeUp() {
        // given
        node().hashes().of(TENANT, "mobile", "1");
        database.sql("delete from es.tenant_key where purpose = 'index'").update();
        // then
        assertThatThrownBy(() -> node().hashes().of(TENANT, "mobile", "1")).hasMessageContaining("are missing");
    }

    @Test
    void oneConnectionIsEnough() {
        // given
        byte[] asha = store(new Met("asha", "Asha Rao"), "asha");
        var config = new HikariConfig();
        config.setDataSource(connections);
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (var one = new HikariDataSource(config)) {
            var personal = new PersonalData(root, one, Clock.systemUTC());
            // then
            assertThat(personal.messages().open(List.of(new Stored(row("asha"), TENANT, asha))))
                    .allSatisfy(opened -> assertThat(opened).asString(UTF_8).contains("Asha Rao"));
            assertThat(new PersonalData(root, one, Clock.systemUTC())
                            .sealing()
                            .seal(Place.ofTenant(TENANT, "notes", "note"), asha))
                    .isNotNull();
        }
    }

    @Test
    void aForgottenTenantHasNoKeyAndGetsNone() {
        // given
        byte[] asha = store(new Met("asha", "Asha Rao"), "asha");
        notes.write("call Asha");
        String hash = node().hashes().of(TENANT, "mobile", "1");
        node().hashes().of("system", "api-key", "1");
        Instant before = Instant.now().minusSeconds(90);
        // when
        store(new Closed(TENANT), TENANT);
        // then
        assertThat(opened(asha, "asha")).isEqualTo("{\"id\":\"asha\"}");
        assertThat(node().sealing().open(Notes.PLACE, notes.sealed)).isNull();
        assertThat(node().hashes().of(TENANT, "mobile", "1"))
                .isNotEqualTo(hash)
                .isEqualTo(node().hashes().of(TENANT, "mobile", "1"));
        // and: what is sealed from now on opens on every node
        notes.write("nobody");
        assertThat(notes.read()).isEqualTo("nobody");
        assertThat(keys()).isZero();
        // and when
        KeyUpkeep upkeep = node().upkeep(List.of(notes));
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

    private byte[] store(Object message, String person) {
        var sealed = node().messages()
                .seal(List.of(new Clear(row(person), TENANT, message, json(message))))
                .getFirst();
        sealed.statements().forEach(this::execute);
        return sealed.bytes();
    }

    private static byte[] json(Object message) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(message);
    }

    private void execute(KeyStatement statement) {
        database.sql(statement.sql()).params(statement.parameters()).update();
    }

    private String opened(byte[] stored, String person) {
        return new String(
                node().messages()
                        .open(List.of(new Stored(row(person), TENANT, stored)))
                        .getFirst(),
                UTF_8);
    }

    private static Row row(String person) {
        return new Row(person, 0, "told");
    }

    private Map<String, Object> key(String person) {
        return database.sql("select * from es.subject_key where subject = ?")
                .param(person)
                .query()
                .singleRow();
    }

    /** In memory, and replaced as those in a data directory are. */
    private static final class Kept implements ReplaceableRootKeys {

        private RootKeySet keys = RootKeySet.fresh();

        @Override
        public void renew() {
            keys = keys.withNewest();
        }

        @Override
        public void withdrawOlder() {
            keys = keys.newestAlone();
        }

        @Override
        public VersionedKey newest() {
            return keys.newest();
        }

        @Override
        public Optional<SecretKey> version(int version) {
            return keys.version(version);
        }

        @Override
        public String place() {
            return "memory";
        }
    }

    /** Something that the tenant has sealed for itself. */
    private final class Notes implements Resealing {

        private static final Place PLACE = Place.ofTenant(TENANT, "notes", "note");

        private byte[] sealed = {};

        void write(String text) {
            sealed = Objects.requireNonNull(node().sealing().seal(PLACE, text.getBytes(UTF_8)));
        }

        String read() {
            return new String(Objects.requireNonNull(node().sealing().open(PLACE, sealed)), UTF_8);
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
