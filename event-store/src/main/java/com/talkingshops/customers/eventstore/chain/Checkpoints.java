package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes checkpoints, and keeps all that were made. */
public final class Checkpoints {

    private static final String COLUMNS = "made_at, partition, position, links, root, key, signature";

    private static final String NEWEST =
            "select " + COLUMNS + " from es.chain_checkpoint order by made_at desc, id desc limit ?";

    /** Apart, so that those of a partition, however many, push out none of all. */
    private static final String KNOWN_TO = """
            (select %1$s from es.chain_checkpoint
              where key = :key and partition is null order by made_at desc, id desc limit :most)
            union all
            (select distinct on (partition) %1$s from es.chain_checkpoint
              where key = :key and partition is not null order by partition, made_at desc, id desc)
            """.formatted(COLUMNS);

    private final DataSource dataSource;
    private final JdbcClient database;
    private final Clock clock;

    Checkpoints(DataSource dataSource, JdbcClient database, Clock clock) {
        this.dataSource = dataSource;
        this.database = database;
        this.clock = clock;
    }

    /** What the chain is at one moment. */
    private record Now(ChainState state, Collection<Link> heads) {}

    /**
     * Makes one of what is chained now.
     *
     * @param partition of which; {@code null} for all
     */
    public Checkpoint make(SigningKey key, @Nullable String partition) {
        Now now = now(partition);
        List<Head> heads = now.heads().stream().map(Head::of).toList();
        Instant madeAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        long position = now.state().position();
        long links = partition == null
                ? now.state().links()
                : heads.stream().mapToLong(Head::number).sum();
        byte[] root = Checkpoint.root(heads);
        String keyId = key.verifying().id();
        var made = new Checkpoint(
                madeAt,
                partition,
                position,
                links,
                root,
                keyId,
                key.sign(Checkpoint.statement(madeAt, partition, position, links, root, keyId)),
                heads);
        keep(made);
        return made;
    }

    /** In one snapshot, or heads would be of another position. */
    private Now now(@Nullable String partition) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            int isolation = connection.getTransactionIsolation();
            try {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                ChainState state = ChainState.read(connection);
                Map<String, Link> heads = partition == null
                        ? LinkTable.heads(connection)
                        : LinkTable.heads(connection, List.of(partition));
                return new Now(state, heads.values());
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new EventStoreException("The end of the chain could not be read.", e);
        }
    }

    private void keep(Checkpoint made) {
        database.sql("insert into es.chain_checkpoint (made_at, partition, position, links, root, key, signature)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .param(OffsetDateTime.ofInstant(made.madeAt(), ZoneOffset.UTC))
                .param(made.partition())
                .param(made.position())
                .param(made.links())
                .param(made.root())
                .param(made.key())
                .param(made.signature())
                .update();
    }

    /**
     * Makes one of all partitions, if none was made for a day and there are events that were chained since.
     *
     * @return what was made
     */
    public Optional<Checkpoint> makeDaily(SigningKey key) {
        Instant now = clock.instant();
        boolean due = database.sql("""
                        select exists (select from es.chain_state as chain where links > 0 and not exists (
                            select from es.chain_checkpoint as made
                             where made.partition is null and made.key = ?
                               and (made.made_at > ? and made.made_at <= ? or made.position = chain.position)))
                        """)
                .param(key.verifying().id())
                .param(OffsetDateTime.ofInstant(now.minus(1, ChronoUnit.DAYS), ZoneOffset.UTC))
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        return due ? Optional.of(make(key, null)) : Optional.empty();
    }

    /** The last ones that were made, newest first, without heads. */
    public List<Checkpoint> newest(int most) {
        return database.sql(NEWEST).param(most).query(Checkpoints::checkpoint).list();
    }

    /** What a key is said to have signed: the last ones of all partitions, and the last of each, without heads. */
    List<Checkpoint> knownTo(VerifyingKey key, int most) {
        return database.sql(KNOWN_TO)
                .param("key", key.id())
                .param("most", most)
                .query(Checkpoints::checkpoint)
                .list();
    }

    private static Checkpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new Checkpoint(
                Objects.requireNonNull(row.getObject(1, OffsetDateTime.class)).toInstant(),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getBytes(5),
                row.getString(6),
                row.getBytes(7),
                null);
    }
}
