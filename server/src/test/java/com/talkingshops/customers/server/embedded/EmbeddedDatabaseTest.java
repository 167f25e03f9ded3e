package com.talkingshops.customers.server.embedded;

import static java.nio.file.Files.getPosixFilePermissions;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDatabaseTest {

    @TempDir
    private static Path folder;

    private static Path data;
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        data = ServerData.in(folder);
        database = EmbeddedDatabase.on(DataDirectory.claim(data)).start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "wal_level, replica",
        "data_checksums, on",
        "log_timezone, UTC",
        "server_encoding, UTF8",
        "password_encryption, scram-sha-256",
        "listen_addresses, 127.0.0.1",
        "jit, off",
        "max_wal_size, 2GB",
    })
    void runsWithTheSettingsThatKeepWhatWasAcknowledged(String setting, String value) throws SQLException {
        assertThat(ask("show " + setting)).isEqualTo(value);
    }

    @Test
    void takesItsShareOfTheMemory() throws SQLException {
        String megabytes = ask(
                "select setting::bigint * 8 / 1024 from pg_settings where name = 'shared_buffers' and unit = '8kB'");
        assertThat(MemoryShare.ofThisMachine().settings()).contains("shared_buffers = " + megabytes + "MB\n");
    }

    @Test
    void isTheMajorVersionThatItsFilesAreFor() throws SQLException {
        assertThat(ask("show server_version")).startsWith(Cluster.MAJOR_VERSION + ".");
    }

    @Test
    void sortsAndFoldsTextTheSameOnEverySystem() throws SQLException {
        assertThat(
                        ask(
                                "select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()"))
                .isEqualTo("b C.UTF-8");
        assertThat(ask("select lower('ÉLODIE ŽIŽKA')")).isEqualTo("élodie žižka");
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guessed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", null))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void givesTheServiceAUserThatOwnsItsDatabaseAndNothingBeyond() throws SQLException {
        assertThat(ask("select rolsuper from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask("select pg_get_userbyid(datdba) from pg_database where datname = current_database()"))
                .isEqualTo("customers");
        assertThat(ask("select trusted from pg_available_extension_versions where name = 'pg_trgm' limit 1"))
                .isEqualTo("t");
    }

    @Test
    void keepsItsFilesToTheirOwner() throws Exception {
        assertThat(getPosixFilePermissions(data.resolve("postgres"))).isEqualTo(fromString("rwx------"));
        assertThat(getPosixFilePermissions(data.resolve("postgres-password"))).isEqualTo(fromString("rw-------"));
    }

    @Test
    void isStartedAgainOnTheSamePortWhenItsMainProcessWasKilled() throws Exception {
        // given
        execute("create table kept (value text)");
        execute("insert into kept values ('acknowledged')");
        ProcessHandle killed = postmaster();

        // when
        assertThat(killed.destroyForcibly()).isTrue();

        // then
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> {
            assertThat(postmaster()).isNotEqualTo(killed);
            assertThat(ask("select value from kept")).isEqualTo("acknowledged");
        });
    }

    private static ProcessHandle postmaster() throws Exception {
        return Postmaster.runningOn(data.resolve("postgres")).orElseThrow().process();
    }

    private static String ask(String query) throws SQLException {
        try (Connection connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(String statement) throws SQLException {
        try (Connection connection = connect()) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
