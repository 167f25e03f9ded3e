package com.talkingshops.customers.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.Errors;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.embedded.EmbeddedDatabase;
import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.failure.StartFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;

@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest {

    private static final String ANY_PORT = "--server.port=0";
    private static final String ADMIN_KEY = "--customers.admin-api-key=0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void endsTheProcessWithOneSentenceAndAnExitCode() throws Exception {
        // given
        Path file = Files.createFile(folder.resolve("file"));

        // when
        try (var server = OtherProcess.start(Launch.class, "--customers.data-dir=" + file)) {

            // then
            assertThat(server.errors())
                    .isEqualTo(
                            "Cannot start: The data directory %s is not a directory: name another with customers.data-dir.\n"
                                    .formatted(file));
            assertThat(server.exitCode()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server.port, 99999, 'a port, up to 65535; 0 for any'",
        "server.port, http, 'a port, up to 65535; 0 for any'",
        "customers.data-dir, '', the name of a folder",
        "customers.log, xml, text or json",
        "customers.roles, 'command,reader', 'command, query or command,query'",
        "customers.acknowledge.wait, soon, 'a time, as 2s or 500ms'",
        "customers.acknowledge.wait, -1s, 'a time, as 2s or 500ms'",
        "customers.farewell, -1s, 'a time, as 5s or 0s'",
        "customers.read-models.keep-previous, -1h, 'a time, as 1h or 0s'",
        "customers.directory.cache, lots, 'an amount of memory, as 256MB'",
        "customers.metrics.tenants, -1, a number from 0",
        "customers.directory.exact-up-to, -1, a number from 0",
        "customers.directory.count-to, 0, a number from 1",
        "customers.directory.most-kept, 7, a number from 100",
        "management.opentelemetry.tracing.export.otlp.endpoint, collector:4318, 'the address of a collector, as https://collector.example:4318/v1/traces'",
        "management.opentelemetry.tracing.export.otlp.transport, grpc, http",
        "management.tracing.sampling.probability, 10, a number from 0 to 1"
    })
    void namesASettingThatIsWrong(String name, String value, String what, CapturedOutput output) {
        failsWith(output, "%s has to be %s, and is '%s'.".formatted(name, what, value), "--" + name + "=" + value);
    }

    @Test
    void doesNotBringADatabaseAlongThatOthersWouldNeed(CapturedOutput output) {
        failsWith(
                output,
                "A node with customers.roles=command needs others beside it, and those do not reach a database that it brings along: name one with spring.datasource.url, or leave customers.roles away.",
                ANY_PORT,
                "--customers.data-dir=" + folder.resolve("none"),
                "--customers.roles=command");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void namesATakenPort(CapturedOutput output) throws Exception {
        // given
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();

            // when
            failsWith(
                    output,
                    "Port %d is taken by another program: stop that one, or choose another port with server.port."
                            .formatted(port),
                    "--customers.data-dir=" + folder,
                    "--server.address=127.0.0.1",
                    "--server.port=" + port);

            // then
            assertThat(folder.resolve("postgres")).doesNotExist();
            DataDirectory.claim(folder).close();
        }
    }

    @Test
    void tellsWhyADatabaseDoesNotStartThatStartsBesideTheServer(CapturedOutput output) throws Exception {
        // given
        Path data = ServerData.in(folder);
        Files.createDirectory(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");

        // then
        failsWith(
                output,
                "The data directory %s was made by PostgreSQL 17, and this server brings PostgreSQL 18: start the release that made it, or name another directory with customers.data-dir."
                        .formatted(data),
                "--customers.data-dir=" + data,
                ANY_PORT);
        DataDirectory.claim(data).close();
    }

    @Test
    void stopsADatabaseThatStartsBesideAServerThatFails(CapturedOutput output) throws Exception {
        // given
        Path data = ServerData.in(folder);

        // when
        assertThatThrownBy(() -> Start.of(FailsAtOnce.class).run("--customers.data-dir=" + data, ANY_PORT))
                .hasRootCauseMessage("No beans today.");

        // then
        assertThat(Errors.in(output)).isEqualTo("Cannot start: No beans today." + System.lineSeparator());
        assertThat(data.resolve("postgres/PG_VERSION")).exists();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        DataDirectory.claim(data).close();
    }

    /** Before the first of its beans is made. */
    @Import(FailsAtOnce.class)
    static class FailsAtOnce implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            throw new StartFailure("No beans today.");
        }
    }

    @Test
    void namesAnAddressOfAnotherMachine(CapturedOutput output) {
        failsWith(
                output,
                "192.0.2.1 is not an address of this machine: correct server.address.",
                "--customers.data-dir=" + folder,
                "--server.address=192.0.2.1",
                "--customers.tls=proxy",
                "--server.port=18080");
    }

    @Test
    void doesNotSpeakInClearToANetwork(CapturedOutput output) {
        failsWith(
                output,
                "On 0.0.0.0 keys and customers would cross the network in clear: name a certificate with customers.tls-certificate and customers.tls-private-key, or say customers.tls=proxy if something in front ends TLS, or leave server.address away.",
                "--customers.data-dir=" + folder,
                "--server.address=0.0.0.0",
                ANY_PORT);
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    @Test
    void doesNotSpeakInClearWhereTlsIsSwitchedOff() {
        failsAlsoWith(
                "On 0.0.0.0 keys and customers would cross the network in clear: name a certificate with customers.tls-certificate and customers.tls-private-key, or say customers.tls=proxy if something in front ends TLS, or leave server.address away.",
                "--customers.data-dir=" + folder,
                "--server.address=0.0.0.0",
                "--server.ssl.bundle=any",
                "--server.ssl.enabled=false",
                ANY_PORT);
    }

    @Test
    void opensNoSecondPort() {
        failsAlsoWith(
                "management.server.port would open a second port on all addresses, in clear and without keys: leave it away, health and metrics are on the server's own port.",
                "--customers.data-dir=" + folder,
                "--management.server.port=9090");
    }

    @Test
    void insistsOnACertificateWithItsKey(CapturedOutput output) throws Exception {
        // given
        var files = PemFiles.in(Files.createDirectory(folder.resolve("one")));
        var others = PemFiles.in(Files.createDirectory(folder.resolve("other")));
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        String certificate = "--customers.tls-certificate=";
        String key = "--customers.tls-private-key=";
        // then
        failsWith(
                output,
                "customers.tls-certificate and customers.tls-private-key belong together, and only customers.tls-certificate is set: set both, or none.",
                certificate + files.certificate());
        failsAlsoWith(
                "The file %s cannot be read: correct customers.tls-certificate, or let this server's user read it."
                        .formatted(folder.resolve("none.pem")),
                certificate + folder.resolve("none.pem"),
                key + files.privateKey());
        failsAlsoWith(
                "%s holds no certificate in PEM: correct customers.tls-certificate.".formatted(empty),
                certificate + empty,
                key + files.privateKey());
        failsAlsoWith(
                "%s holds no private key without a password in PEM: correct customers.tls-private-key."
                        .formatted(empty),
                certificate + files.certificate(),
                key + empty);
        failsAlsoWith(
                "The private key in %s is not that of the first certificate in %s: correct customers.tls-private-key or customers.tls-certificate."
                        .formatted(others.privateKey(), files.certificate()),
                certificate + files.certificate(),
                key + others.privateKey());
    }

    @Test
    void namesAValueThatIsNotOne(CapturedOutput output) {
        assertThatThrownBy(() -> start("--customers.data-dir=" + folder, "--server.address=256.256.256.256"));
        assertThat(Errors.in(output))
                .startsWith("Cannot start: Failed to bind properties under 'server.address'")
                .hasLineCount(1);
    }

    @Nested
    class WithADatabaseOfTheUsersOwn {

        @TempDir
        private static Path data;

        private static EmbeddedDatabase database;

        @BeforeAll
        static void start() throws Exception {
            database = EmbeddedDatabase.on(DataDirectory.claim(ServerData.in(data)))
                    .start();
        }

        @AfterAll
        static void stop() {
            database.close();
        }

        @Test
        void insistsOnAnOperatorsKey(CapturedOutput output) {
            failsWith(
                    output,
                    "customers.admin-api-key is not set, and beside a database of your own no operator's key is made up: set it to at least 32 random characters, such as those of `openssl rand -hex 32`.",
                    ANY_PORT,
                    "--spring.datasource.url=" + database.url());
        }

        @Test
        void insistsOnAnOperatorsKeyThatNobodyGuesses(CapturedOutput output) {
            failsWith(
                    output,
                    "customers.admin-api-key has 6 characters and could be guessed: set it to at least 32 random ones, such as those of `openssl rand -hex 32`.",
                    "--customers.admin-api-key=secret",
                    ANY_PORT,
                    "--spring.datasource.url=" + database.url());
        }

        @Test
        void insistsOnARootKey(CapturedOutput output) {
            failsWith(
                    output,
                    "customers.root-key-file is not set, and beside a database of your own no root key is made up: name a file that holds 1: and the output of `openssl rand -base64 32`, and keep a copy of it apart, for nothing can be read without it.",
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=customers",
                    "--spring.datasource.password=" + database.password());
        }

        @Test
        void saysWhatIsWrongWithARootKey(CapturedOutput output) throws Exception {
            // given
            String[] right = {
                ANY_PORT,
                ADMIN_KEY,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=customers",
                "--spring.datasource.password=" + database.password()
            };
            Path file = Files.writeString(data.resolve("given-root-key"), "2:c2hvcnQ=\n");
            // then
            failsWith(
                    output,
                    "The file %s holds a key of version 2 that is not 32 bytes in Base64.".formatted(file),
                    with(right, "--customers.root-key-file=" + file));
            failsAlsoWith(
                    "The file %s cannot be read: correct customers.root-key-file, or let this server's user read it."
                            .formatted(data.resolve("none")),
                    with(right, "--customers.root-key-file=" + data.resolve("none")));
            failsAlsoWith(
                    "The setting customers.root-key has to hold a version, a colon and a key in each line, as 1: and the output of `openssl rand -base64 32`.",
                    with(right, "--customers.root-key=secret"));
        }

        @Test
        void saysWhatIsWrongWithAnAuditKey(CapturedOutput output) throws Exception {
            // given
            String[] right = {
                ANY_PORT,
                ADMIN_KEY,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=customers",
                "--spring.datasource.password=" + database.password(),
                "--customers.root-key=" + RootKeySet.fresh().text()
            };
            String half = SigningKey.fresh().pem().split("-----BEGIN PUBLIC KEY")[0];
            Path file = Files.writeString(data.resolve("given-audit-key"), half);
            // then
            failsWith(
                    output,
                    "The file %s holds no public key in PEM: it has to hold what `openssl genpkey -algorithm ed25519` writes, and behind it what `openssl pkey -pubout` makes of that."
                            .formatted(file),
                    with(right, "--customers.audit-key-file=" + file));
            failsAlsoWith(
                    "The file %1$s cannot be read: correct customers.audit-key-file, or let this server's user read it; `openssl genpkey -algorithm ed25519 -out %1$s && openssl pkey -in %1$s -pubout >> %1$s` makes one."
                            .formatted(data.resolve("none")),
                    with(right, "--customers.audit-key-file=" + data.resolve("none")));
        }

        private static String[] with(String[] arguments, String more) {
            return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
        }

        @Test
        void namesADatabaseThatIsAway(CapturedOutput output) {
            failsWith(
                    output,
                    "The database at postgresql://127.0.0.1:1/shop cannot be reached (Connection refused): start it, or correct spring.datasource.url.",
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/shop?password=secret");
        }

        @Test
        void namesAWrongPassword(CapturedOutput output) {
            failsWith(
                    output,
                    "The database at %s does not accept the user or the password (password authentication failed for user \"customers\"): correct spring.datasource.username and spring.datasource.password."
                            .formatted(place()),
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=customers",
                    "--spring.datasource.password=guessed");
        }

        @Test
        void namesADatabaseThatDoesNotExist(CapturedOutput output) {
            failsWith(
                    output,
                    "The database at %s_of_another does not exist: create it, or correct spring.datasource.url."
                            .formatted(place()),
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=jdbc:" + place() + "_of_another",
                    "--spring.datasource.username=customers",
                    "--spring.datasource.password=" + database.password());
        }

        @Test
        void insistsOnTlsToADatabaseElsewhere(CapturedOutput output) {
            // An address that leads here, and does not say so.
            String url = "jdbc:" + place().replace("127.0.0.1", "0.0.0.0");
            failsWith(
                    output,
                    "The database at postgresql://%s does not prove by TLS who it is (The server does not support SSL): name the certificate of its authority with sslrootcert in spring.datasource.url, or say sslmode=disable there if nobody else reaches that network."
                            .formatted(url.substring("jdbc:postgresql://".length())),
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=" + url,
                    "--spring.datasource.username=customers",
                    "--spring.datasource.password=" + database.password());
        }

        @Test
        void takesNoOtherProduct(CapturedOutput output) {
            failsWith(
                    output,
                    "spring.datasource.url has to begin with jdbc:postgresql: because this server keeps its data in PostgreSQL and in nothing else.",
                    ANY_PORT,
                    ADMIN_KEY,
                    "--spring.datasource.url=jdbc:h2:mem:shop");
        }

        private static String place() {
            return database.url().substring("jdbc:".length(), database.url().indexOf('?'));
        }
    }

    private static void failsWith(CapturedOutput output, String sentence, String... arguments) {
        assertThatThrownBy(() -> start(arguments)).hasMessage(sentence);
        assertThat(Errors.in(output)).isEqualTo("Cannot start: " + sentence + System.lineSeparator());
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    private static void failsAlsoWith(String sentence, String... arguments) {
        assertThatThrownBy(() -> start(arguments)).hasMessage(sentence);
    }

    private static void start(String... arguments) {
        Start.of(SmallServer.class).run(arguments).close();
    }
}
