package com.talkingshops.customers.server.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.KeyExport;
import com.talkingshops.customers.server.http.RunningServer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys are written while a transaction is open, for as long as whoever takes them takes. */
class SlowKeyExportTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                TestDatabase.freshUrl(),
                "spring.datasource.hikari.connection-init-sql=set idle_in_transaction_session_timeout = '500ms'");
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void isNotEndedAsOneThatDoesNothing() {
        // given
        server.newShop();
        var taken = new Slow();
        // when
        server.context().getBean(KeyExport.class).write(taken);
        // then
        assertThat(taken.toString(UTF_8).lines().toList()).hasSizeGreaterThan(2);
    }

    /** Takes the first line when nothing has been asked of the database for longer than others may leave a transaction alone. */
    private static final class Slow extends ByteArrayOutputStream {

        @Override
        public void write(byte[] bytes) {
            if (size() == 0) {
                await().atMost(Duration.ofSeconds(10)).until(Slow::isLate);
            }
            super.writeBytes(bytes);
        }

        private static boolean isLate() {
            return server.context()
                    .getBean(JdbcClient.class)
                    .sql("select not exists (select from pg_stat_activity where datname = current_database()"
                            + " and state = 'idle in transaction' and state_change > now() - interval '2 seconds')")
                    .query(Boolean.class)
                    .single();
        }
    }
}
