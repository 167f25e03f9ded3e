package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The threads of signals live on, whatever they meet. */
class SignalThreadsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String url = TestDatabase.freshUrl();
    private final AtomicInteger opened = new AtomicInteger();
    private final SignalConnections connections = new SignalConnections(new AbstractDataSource() {

        /** As a pool does that is made when it is needed first, and what no pool should do. */
        @Override
        public Connection getConnection() throws SQLException {
            return switch (opened.incrementAndGet()) {
                case 1 -> throw new PoolInitializationException(new SQLException("away"));
                case 2 -> throw new NoClassDefFoundError("of the driver");
                default -> DriverManager.getConnection(url);
            };
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    });

    @Test
    void whoListensHearsOnceItCan() {
        // given
        List<Signal> heard = new CopyOnWriteArrayList<>();
        var failures = new AtomicInteger();
        try (var listener = new Listener(connections, (signal, sender) -> {
            if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("cannot take it");
            }
            heard.add(signal);
        })) {
            // when
            listener.start();
            // then
            await().atMost(SOON).until(() -> heard.containsAll(List.of(Signal.values())));
            assertThat(opened).hasValue(4);
        }
    }

    @Test
    void whoAnnouncesIsHeardOnceItCan() throws SQLException {
        try (Connection listening = DriverManager.getConnection(url);
                var announcer = new Announcer(connections)) {
            // given
            listening.createStatement().execute("listen " + Signal.APPENDED.channel());
            announcer.start();
            // when
            announcer.appended();
            // then
            await().atMost(SOON)
                    .until(() -> listening.unwrap(PGConnection.class).getNotifications(100).length > 0);
        }
    }
}
