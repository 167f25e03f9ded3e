package com.talkingshops.customers.server.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.KeyFileException;
import com.talkingshops.customers.personal.KeyImport;
import com.talkingshops.customers.personal.PersonalData;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys go into a file and back, all of them or none. */
class KeyFileTest {

    @TempDir
    private Path folder;

    private final DriverManagerDataSource connections = new DriverManagerDataSource(TestDatabase.freshUrl());
    private final JdbcClient database = JdbcClient.create(connections);
    private final RootKeySet root = RootKeySet.fresh();
    private Path file;
    private List<String> lines;

    @BeforeEach
    void exportKeys() throws IOException {
        Flyway.configure()
                .dataSource(connections)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
        var personal = new PersonalData(root, connections, Clock.systemUTC());
        personal.hashes().of("one", "test", "1");
        personal.hashes().of("other", "test", "1");
        database.sql("insert into es.subject_key values ('one', 'asha', 1, gen_random_uuid(), 1, '\\x01')")
                .update();
        file = exported("keys");
        lines = Files.readAllLines(file);
    }

    private Path exported(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        new PersonalData(root, connections, Clock.systemUTC()).export().write(out);
        return Files.write(folder.resolve(name), out.toByteArray());
    }

    @Test
    void bringsBackWhatWasThereAndNothingElse() {
        // given
        var before = keys();
        database.sql("update es.subject_key set wrapped = '\\x02', link = gen_random_uuid()")
                .update();
        database.sql("delete from es.tenant_key where tenant_id = 'other'").update();
        // then
        assertThat(importing(file, root)).isEqualTo(5);
        assertThat(keys()).isEqualTo(before);
        // and: only once
        assertThat(importing(file, root)).isEqualTo(-1);
    }

    /** Its keys would be gone for good. */
    @Test
    void thatIsOlderThanACustomerOrATenantIsRefused() {
        database.sql("insert into es.subject_key values ('one', 'ravi', 1, gen_random_uuid(), 1, '\\x02')")
                .update();
        refuses(file, root, "is older than what is in the database (keys that it lacks: 1)");
        database.sql("delete from es.subject_key where subject = 'ravi'").update();
        new PersonalData(root, connections, Clock.systemUTC()).hashes().of("third", "test", "1");
        refuses(file, root, "is older than what is in the database (keys that it lacks: 1)");
    }

    /** Else the customers of such a tenant would be taken for some whose keys were lost. */
    @Test
    void bringsNobodyBackOfAForgottenTenant() throws IOException {
        // given
        database.sql("insert into es.forgotten_tenant (tenant_id, under_root) values ('gone', 1)")
                .update();
        Path withForgotten = exported("later");
        database.sql("delete from es.forgotten_tenant").update();
        // when
        importing(withForgotten, root);
        // then
        var personal = new PersonalData(root, connections, Clock.systemUTC());
        personal.hashes().of("gone", "test", "1");
        assertThat(database.sql("select count(*) from es.tenant_key where tenant_id = 'gone'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select under_root from es.forgotten_tenant where tenant_id = 'gone'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thatCannotBeReadIsRefused() {
        Path none = folder.resolve("none");
        refuses(none, root, "The file " + none + " cannot be read: correct customers.keys-import");
        refuses(folder, root, "The file " + folder + " cannot be read");
    }

    @Test
    void thatIsNoneIsRefused() throws IOException {
        refuses(written("hello"), root, "is no export of keys, as its line 1 shows");
        refuses(written(""), root, "is no export of keys, as its line 1 shows");
        refuses(written(lines.get(0), "{\"a\": 1}", lines.getLast()), root, "as its line 2 shows");
        refuses(written(lines.get(0), "[", lines.getLast()), root, "as its line 2 shows");
        refuses(Files.write(folder.resolve("bytes"), new byte[] {-1, -2, 0}), root, "is no export of keys");
    }

    @Test
    void thatIsNotWholeIsRefused() throws IOException {
        String whole = String.join("\n", lines);
        refuses(written(whole.substring(0, whole.length() - 30)), root, "is not whole");
        refuses(written(lines.subList(0, 3).toArray(String[]::new)), root, "is not whole");
        refuses(written(lines.get(0), lines.get(1), lines.getLast()), root, "is not whole");
        refuses(written(whole, lines.get(1)), root, "is not whole");
    }

    @Test
    void whoseRootKeysAreNotThereIsRefused() {
        RootKeys later = root.withNewest().newestAlone();
        refuses(file, later, "are wrapped with version 1 of the root key, which memory does not hold");
        refuses(file, RootKeySet.fresh(), "Version 1 of the root key in memory is not the one");
    }

    private void refuses(Path refused, RootKeys keys, String reason) {
        var before = keys();
        assertThatThrownBy(() -> importing(refused, keys))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(reason);
        assertThat(keys()).isEqualTo(before);
    }

    private long importing(Path imported, RootKeys keys) {
        return new TransactionTemplate(new JdbcTransactionManager(connections))
                .execute(status -> new KeyImport(keys, connections).run(imported));
    }

    private Path written(String... text) throws IOException {
        return Files.writeString(folder.resolve("written"), String.join("\n", text), StandardCharsets.UTF_8);
    }

    private List<Map<String, Object>> keys() {
        var keys = database.sql(
                        "select tenant_id, version, made_at, encode(wrapped, 'hex') from es.tenant_key order by 1, 4")
                .query()
                .listOfRows();
        keys.addAll(database.sql(
                        "select tenant_id, subject, link, encode(wrapped, 'hex') from es.subject_key order by 1, 2")
                .query()
                .listOfRows());
        return keys;
    }
}
