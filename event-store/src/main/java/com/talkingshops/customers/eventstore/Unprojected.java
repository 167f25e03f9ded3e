package com.talkingshops.customers.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Finds events that a projection has not taken in, for whoever wants to know what is not in its tables yet: those behind where its
 * processor stands, and its dead letters. What the projection takes in meanwhile is in the tables of whoever reads these afterwards.
 */
public final class Unprojected {

    /** It takes one row for each event behind the projection, and of those of the type what they say. */
    private static final String EVENTS = """
            select global_index from es.domain_event_entry
             where global_index > ? and payload_type = any (?) and position(? in payload) > 0
             union
            select e.global_index from es.dead_letter l
              join es.domain_event_entry e on e.aggregate_identifier = l.aggregate_identifier
                                          and e.sequence_number = l.sequence_number
             where l.processing_group = ? and l.sequence_identifier = ? and l.payload_type = any (?)
            """;

    private final DataSource dataSource;
    private final TokenTable tokens;
    private final StoredTypes types;

    Unprojected(DataSource dataSource, TokenTable tokens, StoredTypes types) {
        this.dataSource = dataSource;
        this.tokens = tokens;
        this.types = types;
    }

    /**
     * Tells where such events of a sequence may lie.
     *
     * @param type of the events
     * @param sequence what they belong to, whose name their payload has; that of other events may have it too
     * @param farthest how many positions the projection may be behind
     * @return their positions; empty if it is farther behind
     */
    public Optional<SortedSet<Long>> of(Projection projection, Class<?> type, String sequence, long farthest) {
        try (var connection = dataSource.getConnection()) {
            var stored = tokens.read(connection);
            long position = Paused.at(stored.tokens().stream()
                            .filter(entry -> entry.key().processor().equals(projection.name()))
                            .toList())
                    .first();
            long behind = EventRows.last(connection) - position;
            if (behind > farthest) {
                return Optional.empty();
            }
            return Optional.of(
                    behind <= 0 && !stored.letters()
                            ? new TreeSet<>()
                            : events(connection, projection, position, type, sequence));
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }

    private SortedSet<Long> events(
            Connection connection, Projection projection, long position, Class<?> type, String sequence)
            throws SQLException {
        var names = connection.createArrayOf(
                "text",
                types.byAnyName().entrySet().stream()
                        .filter(one -> one.getValue() == type)
                        .map(Map.Entry::getKey)
                        .toArray());
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, position);
            statement.setArray(2, names);
            statement.setBytes(3, sequence.getBytes(StandardCharsets.UTF_8));
            statement.setString(4, projection.name());
            statement.setString(5, sequence);
            statement.setArray(6, names);
            var positions = new TreeSet<Long>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    positions.add(row.getLong(1));
                }
            }
            return positions;
        }
    }
}
