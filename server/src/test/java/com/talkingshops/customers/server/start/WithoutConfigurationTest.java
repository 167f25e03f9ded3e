package com.talkingshops.customers.server.start;

import static java.nio.file.Files.getPosixFilePermissions;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.embedded.ServerData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class WithoutConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void theServerBringsItsDatabaseAndItsSecretsAlong(CapturedOutput output) throws Exception {
        // given
        Path data = ServerData.in(folder);
        String port;
        String adminKey;

        // when
        try (var server = start(data)) {
            JdbcTemplate database = server.getBean(JdbcTemplate.class);
            database.execute("create table kept (value text)");
            killPostgres(data);

            // then
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(database.queryForObject("select count(*) from kept", Long.class))
                            .isZero());
            adminKey = server.getEnvironment().getProperty("customers.admin-api-key");
            port = server.getEnvironment().getProperty("local.server.port");
        }

        // then
        assertThat(adminKey).hasSizeGreaterThanOrEqualTo(32);
        assertThat(data.resolve("admin-api-key")).hasContent(adminKey);
        assertThat(getPosixFilePermissions(data.resolve("admin-api-key"))).isEqualTo(fromString("rw-------"));
        assertThat(output.getOut())
                .contains("Customer Management answers at http://127.0.0.1:" + port + ", its data is in " + data);
        assertThat(output.getErr()).isEmpty();

        // when
        try (var server = start(data)) {

            // then
            assertThat(server.getBean(JdbcTemplate.class).queryForObject("select value from kept", String.class))
                    .isEqualTo("last word");
            assertThat(server.getEnvironment().getProperty("customers.admin-api-key"))
                    .isEqualTo(adminKey);
        }
    }

    private static ConfigurableApplicationContext start(Path data) {
        return Start.of(SmallServer.class)
                .run("--server.port=0", "--server.address=127.0.0.1", "--customers.data-dir=" + data);
    }

    private static void killPostgres(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }
}
