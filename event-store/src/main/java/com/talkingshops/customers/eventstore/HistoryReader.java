package com.talkingshops.customers.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is settled of the history, portion by portion and without types that nobody wants: each portion while the one
 * before it is worked on, on a connection and a thread of its own. For one reader.
 */
final class HistoryReader {

    /** How many positions are looked at in one statement, so that a rare type of event does not make it a long one. */
    private static final int WINDOW = 50_000;

    private final Reading reading;
    private final String[] unwanted;
    private @Nullable Ahead ahead;

    /** Where stored events are, and how they become messages. */
    record Reading(DataSource dataSource, StoredTypes types, StoredMessages messages) {}

    /** Some events, and the position up to which there are no others. */
    record Portion(List<EventMessage<?>> events, long end) {}

    private record Ahead(long after, CompletableFuture<Portion> portion) {}

    HistoryReader(Reading reading, Predicate<Class<?>> wanted) {
        this.reading = reading;
        this.unwanted = reading.types().byAnyName().entrySet().stream()
                .filter(type -> !wanted.test(type.getValue()))
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** The next portion behind a position, up to another, of so many events at most, or fewer that are large; and begins to read the one behind it. */
    Portion read(long after, long upTo, int most) {
        Ahead begun = ahead;
        ahead = null;
        Portion portion =
                begun != null && begun.after() == after ? Parallel.join(begun.portion()) : next(after, upTo, most);
        if (portion.end() < upTo) {
            ahead = new Ahead(portion.end(), Parallel.begin(() -> next(portion.end(), upTo, most)));
        }
        return portion;
    }

    private Portion next(long after, long upTo, int most) {
        long end = Math.min(upTo, after + WINDOW);
        try (var connection = reading.dataSource().getConnection()) {
            var rows = EventRows.between(connection, after, end, unwanted, most);
            return new Portion(
                    reading.messages().of(rows),
                    EventRows.isCut(rows, most) ? rows.getLast().position() : end);
        } catch (SQLException e) {
            throw new EventStoreException("Events could not be read.", e);
        }
    }
}
