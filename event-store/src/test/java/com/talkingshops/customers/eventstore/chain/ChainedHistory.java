package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.SettledHistory;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A history in a database of its own, appended to by hand, with whatever chains it. */
final class ChainedHistory implements AutoCloseable {

    static final ChainPartitions PARTITIONS = new ChainPartitions("tenantId");

    /** What nobody is shown. */
    static final UnlistedTypes UNLISTED = new UnlistedTypes(Set.of("claimed"));

    private final String url;
    private final HikariDataSource connections;

    ChainedHistory() {
        this(TestDatabase.freshUrl());
        Flyway.configure()
                .dataSource(connections)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    /** One that is there already. */
    ChainedHistory(String url) {
        this.url = url;
        connections = new HikariDataSource();
        connections.setJdbcUrl(url);
        connections.setMaximumPoolSize(20);
    }

    String url() {
        return url;
    }

    DataSource connections() {
        return connections;
    }

    JdbcClient database() {
        return JdbcClient.create(connections);
    }

    /** What chains on one node. */
    Chaining node() {
        return new Chaining(connections, new SettledHistory(connections), PARTITIONS, UNLISTED);
    }

    /** Chains all that is settled. */
    void chain() {
        Chaining node = node();
        while (node.turn()) {
            // There is more.
        }
    }

    Checkpoints checkpoints() {
        return new Checkpoints(connections, database(), Clock.systemUTC());
    }

    ChainReads reads() {
        return new ChainReads(connections, ReplicaReads.NONE);
    }

    Outcome verify(Collection<Checkpoint> checkpoints) {
        return verify(null, checkpoints, 50);
    }

    Outcome verify(String only, Collection<Checkpoint> checkpoints, int window) {
        return new Verification(reads(), database(), PARTITIONS, UNLISTED, window)
                .run(only, checkpoints, (done, total) -> {});
    }

    /**
     * Links an event behind the last one before it, with the right hash.
     *
     * @param counts whether it has the next ordinal, or that of the link before it
     */
    void forgeLink(long at, String partition, boolean counts) {
        long ordinal = (counts ? 1 : 0)
                + database()
                        .sql("select count(*) from es.chain_link where global_index < ?")
                        .param(at)
                        .query(Long.class)
                        .single();
        try (Connection connection = connections.getConnection()) {
            StoredEvent event = stored(connection, at);
            Link before = LinkTable.between(connection, Long.MIN_VALUE, at - 1).stream()
                    .map(Numbered::link)
                    .filter(link -> link.partition().equals(partition))
                    .reduce((one, next) -> next)
                    .orElse(null);
            Link link = Link.of(
                    Sha256.digest(),
                    at,
                    ordinal,
                    partition,
                    before == null ? 1 : before.number() + 1,
                    before == null ? null : before.hash(),
                    event.digest());
            database()
                    .sql(
                            "insert into es.chain_link (global_index, ordinal, partition, number, hash) values (?, ?, ?, ?, ?)")
                    .params(at, link.ordinal(), link.partition(), link.number(), link.hash())
                    .update();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the event at a position belongs. */
    String partitionAt(long at) {
        try (Connection connection = connections.getConnection()) {
            return PARTITIONS.of(stored(connection, at).metaData());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredEvent stored(Connection connection, long at) throws SQLException {
        try (var row = EventTable.at(connection, List.of(at))) {
            row.next();
            StoredEvent event = EventTable.event(row);
            // To the end, or the connection is in the middle of a copy.
            row.next();
            return event;
        }
    }

    long events() {
        return count("es.domain_event_entry");
    }

    long links() {
        return count("es.chain_link");
    }

    private long count(String table) {
        return database().sql("select count(*) from " + table).query(Long.class).single();
    }

    /** The positions of the links that are there, by their ordinals. */
    List<Long> chained() {
        return database()
                .sql("select global_index from es.chain_link order by ordinal")
                .query(Long.class)
                .list();
    }

    Connection transaction() throws SQLException {
        Connection connection = connections.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    /** Appends an event in a transaction. */
    static void append(Connection connection, String tenant, String aggregate, long sequence, byte[] payload)
            throws SQLException {
        try (var statement = connection.prepareStatement("insert into es.domain_event_entry (event_identifier,"
                + " aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision, payload,"
                + " meta_data) values (?, ?, ?, 'Counter', '2026-01-05T09:00:00.000Z', ?, ?, ?, ?)")) {
            statement.setString(1, aggregate + "/" + sequence);
            statement.setString(2, aggregate);
            statement.setLong(3, sequence);
            statement.setString(4, sequence % 4 == 3 ? "claimed" : "counted");
            statement.setString(5, sequence % 3 == 0 ? "1" : null);
            statement.setBytes(6, payload);
            statement.setBytes(
                    7,
                    tenant == null
                            ? "{}".getBytes(StandardCharsets.UTF_8)
                            : "{\"traceId\":{\"tenantId\":\"no\"},\"tenantId\":\"%s\",\"note\":\"Zoë ☂\"}"
                                    .formatted(tenant)
                                    .getBytes(StandardCharsets.UTF_8));
            statement.executeUpdate();
        }
    }

    /** Appends events of some tenants and of none, with gaps where transactions were rolled back. */
    void appendSome(String name, int count, Random random) throws SQLException {
        try (Connection connection = transaction()) {
            for (int i = 0; i < count; ) {
                int tenant = random.nextInt(6);
                byte[] payload = new byte[random.nextInt(10) == 0 ? 0 : random.nextInt(400)];
                random.nextBytes(payload);
                append(connection, tenant == 0 ? null : "tenant-" + tenant, name + "-é-" + tenant, i, payload);
                if (random.nextInt(8) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    i++;
                }
            }
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
