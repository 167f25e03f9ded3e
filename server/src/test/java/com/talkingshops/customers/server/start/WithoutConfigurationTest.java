package com.talkingshops.customers.server.start;

import static java.nio.file.Files.getPosixFilePermissions;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.Errors;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.embedded.ServerData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class WithoutConfigurationTest {

    @TempDir
    private Path folder;

    @Test
    void theServerBringsItsDatabaseAlongAndKeepsItRunningUntilItIsStopped(CapturedOutput output) throws Exception {
        // given
        Path data = ServerData.in(folder);
        String[] arguments = {
            "--server.port=0", "--server.address=127.0.0.1", "--customers.data-dir=" + data, "--logging.level.root=info"
        };

        // when
        try (var server = OtherProcess.start(SmallServer.class, arguments)) {
            server.awaitLine("Customer Management answers at http://127.0.0.1:");
            server.terminate();

            // then
            assertThat(server.output()).contains("PostgreSQL has stopped").doesNotContain("WARN", "ERROR");
            assertThat(server.errors()).isEmpty();
            assertThat(server.exitCode()).isEqualTo(143);
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
        String adminKey = Files.readString(data.resolve("admin-api-key")).strip();
        assertThat(adminKey).hasSizeGreaterThanOrEqualTo(32);
        assertThat(getPosixFilePermissions(data.resolve("admin-api-key"))).isEqualTo(fromString("rw-------"));
        assertThat(getPosixFilePermissions(data.resolve("audit-key"))).isEqualTo(fromString("rw-------"));

        // when
        try (var server = Start.of(SmallServer.class).run(arguments)) {
            assertThat(server.getEnvironment().getProperty("customers.admin-api-key"))
                    .isEqualTo(adminKey);
            killPostgres(data);

            // then
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(kept(server)).isEqualTo("last word"));
        }
        assertThat(Errors.in(output)).isEmpty();
    }

    private static String kept(ApplicationContext server) {
        return server.getBean(JdbcTemplate.class).queryForObject("select value from kept", String.class);
    }

    private static void killPostgres(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    }
}
