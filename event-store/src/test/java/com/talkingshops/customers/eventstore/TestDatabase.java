package com.talkingshops.customers.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A real PostgreSQL 18 for tests, one server for each JVM and a fresh database for whoever asks. The server is the embedded
 * one, or with {@code -Ptestcontainers} the official image.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** The JDBC URL, user and password included, of a new and empty database. */
    public static String freshUrl() {
        String name = "test_" + COUNT.incrementAndGet();
        try (var connection = java.sql.DriverManager.getConnection(Server.URL.formatted("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Server.URL.formatted(name);
    }

    private static final class Server {
        static final String URL = Boolean.getBoolean("testcontainers") ? container() : embedded();

        private static String embedded() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start();
                return "jdbc:postgresql://127.0.0.1:" + server.getPort()
                        + "/%s?user=postgres&reWriteBatchedInserts=true";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @SuppressWarnings("resource") // ends with the JVM
        private static String container() {
            var server = new PostgreSQLContainer("postgres:18")
                    .withUsername("postgres")
                    .withPassword("postgres")
                    .withCommand("postgres", "-c", "max_connections=200");
            server.start();
            return "jdbc:postgresql://" + server.getHost() + ":" + server.getMappedPort(5432)
                    + "/%s?user=postgres&password=postgres&reWriteBatchedInserts=true";
        }
    }
}
