package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.SettledHistory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Chains what is settled of the history, behind the commits of those who append: in the order of positions, many events in a
 * transaction, on whichever node comes first. What is lost in a crash is made again, and is the same.
 */
public final class Chaining {

    /** The most events that are chained in a transaction. */
    private static final int BATCH = 5_000;

    /**
     * A commit that does not reach the disk loses nothing, since events do. A node that stops in the middle lets go, so that
     * another can go on.
     */
    private static final String MODEST =
            "set local synchronous_commit = off; set local idle_in_transaction_session_timeout = '5s'";

    private final DataSource dataSource;
    private final SettledHistory history;
    private final ChainPartitions partitions;
    private final UnlistedTypes unlisted;

    Chaining(DataSource dataSource, SettledHistory history, ChainPartitions partitions, UnlistedTypes unlisted) {
        this.dataSource = dataSource;
        this.history = history;
        this.partitions = partitions;
        this.unlisted = unlisted;
    }

    /** An event on its way into the chain. */
    private record Unchained(long globalIndex, String partition, boolean listed, byte[] content) {}

    /**
     * Chains the next events, if there are any and no other node is about to.
     *
     * @return whether there are more
     */
    public boolean turn() {
        long settled = history.look();
        try (Connection connection = dataSource.getConnection()) {
            // Asked for each time: the database may have lost the last links in a crash, and nobody here has seen it.
            ChainState state = ChainState.read(connection);
            if (state.position() > settled && state.isMadeUp(connection)) {
                throw new EventStoreException(
                        "Events cannot be chained: es.chain_state says that they are up to position " + state.position()
                                + ", which was never given to one.");
            }
            if (state.position() >= settled) {
                return false;
            }
            connection.setAutoCommit(false);
            try {
                boolean more = turn(connection, settled);
                connection.commit();
                return more;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be chained.", e);
        }
    }

    private boolean turn(Connection connection, long settled) throws SQLException {
        Optional<ChainState> held = ChainState.hold(connection);
        if (held.isEmpty()) {
            return false;
        }
        ChainState state = held.get();
        if (state.position() >= settled) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(MODEST);
        }
        List<Unchained> events = read(connection, state.position(), settled);
        write(connection, state, events);
        boolean more = events.size() == BATCH;
        long position = more ? events.getLast().globalIndex() : settled;
        new ChainState(position, state.links() + events.size()).write(connection);
        return more;
    }

    private List<Unchained> read(Connection connection, long after, long upTo) throws SQLException {
        var digest = Sha256.digest();
        var events = new ArrayList<Unchained>();
        // The few that there are have one name each, not one for each event.
        var names = new HashMap<String, String>();
        try (var row = EventTable.between(connection, after + 1, upTo, BATCH)) {
            while (row.next()) {
                String partition = partitions.of(row.bytes(EventTable.META_DATA));
                events.add(new Unchained(
                        row.number(EventTable.GLOBAL_INDEX),
                        names.computeIfAbsent(partition, name -> name),
                        !unlisted.names().contains(row.value(EventTable.PAYLOAD_TYPE)),
                        row.digest(digest, EventTable.CONTENT)));
            }
        }
        return events;
    }

    private static void write(Connection connection, ChainState state, List<Unchained> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        Set<String> among = events.stream().map(Unchained::partition).collect(Collectors.toSet());
        Map<String, Link> heads = LinkTable.heads(connection, among);
        Map<String, Long> listed = LinkTable.listed(connection, among);
        var digest = Sha256.digest();
        var links = new ArrayList<Numbered>(events.size());
        for (Unchained event : events) {
            Link before = heads.get(event.partition());
            Link link = Link.of(
                    digest,
                    event.globalIndex(),
                    state.links() + links.size() + 1,
                    event.partition(),
                    before == null ? 1 : before.number() + 1,
                    before == null ? null : before.hash(),
                    event.content());
            links.add(new Numbered(link, event.listed() ? listed.merge(event.partition(), 1L, Long::sum) : null));
            heads.put(event.partition(), link);
        }
        CopyOfLinks.write(connection, links);
    }
}
