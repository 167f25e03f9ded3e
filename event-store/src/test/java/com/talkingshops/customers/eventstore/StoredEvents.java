package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.flywaydb.core.Flyway;

/** The event store's tables in a database of their own, and transactions that append by hand. */
final class StoredEvents {

    private final String url;

    StoredEvents() {
        this(TestDatabase.freshUrl());
    }

    /** In an empty database. */
    StoredEvents(String url) {
        this.url = url;
        Flyway.configure()
                .dataSource(url, null, null)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    String url() {
        return url;
    }

    Connection transaction() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        return connection;
    }

    static void append(Connection connection, String aggregate, long sequence) throws SQLException {
        append(connection, aggregate, sequence, Instant.now());
    }

    static void append(Connection connection, String aggregate, long sequence, Instant at) throws SQLException {
        append(connection, aggregate, sequence, at, new byte[0]);
    }

    static void append(Connection connection, String aggregate, long sequence, Instant at, byte[] payload)
            throws SQLException {
        try (var statement = connection.prepareStatement("insert into es.domain_event_entry (event_identifier,"
                + " aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload, meta_data)"
                + " values (?, ?, ?, 'T', ?, 't', ?, '')")) {
            statement.setString(1, aggregate + "/" + sequence);
            statement.setString(2, aggregate);
            statement.setLong(3, sequence);
            statement.setString(4, DateTimeUtils.formatInstant(at));
            statement.setBytes(5, payload);
            statement.executeUpdate();
        }
    }
}
