package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.chain.ChainedEvents.Taker;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How much is held at once of events that are shown with their links. */
class ChainedEventsTest {

    private static final int EVENTS = 7;
    /** Three of them are more than enough. */
    private static final int SIZE = (int) (ChainedEvents.BYTES * 2 / 5);

    private final ChainedHistory history = new ChainedHistory();
    private final AtomicInteger opened = new AtomicInteger();
    private final ChainedEvents events = new ChainedEvents(new ChainReads(
            new DelegatingDataSource(history.connections()) {
                @Override
                public Connection getConnection() throws SQLException {
                    opened.incrementAndGet();
                    return super.getConnection();
                }
            },
            ReplicaReads.NONE));

    @BeforeEach
    void largeEvents() throws SQLException {
        try (Connection connection = history.transaction()) {
            for (int i = 0; i < EVENTS; i++) {
                ChainedHistory.append(connection, "tenant-1", "large", i, new byte[SIZE]);
            }
            connection.commit();
        }
        history.chain();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void areFewOfAllIfTheyAreLarge() {
        assertThat(readTogether(events::all)).containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L), List.of(7L));
    }

    @Test
    void areFewOfATenantIfTheyAreLarge() {
        assertThat(readTogether((upTo, taker) -> events.of("tenant-1", upTo, taker)))
                .containsExactly(List.of(1L, 2L, 3L), List.of(4L, 5L, 6L), List.of(7L));
    }

    @Test
    void areShownAllTheSameIfSomeAreGone() {
        // given
        history.database()
                .sql("delete from es.domain_event_entry where global_index in (2, 7)")
                .update();
        // then
        assertThat(readTogether(events::all).stream().flatMap(List::stream))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(readTogether((upTo, taker) -> events.of("tenant-1", upTo, taker)).stream()
                        .flatMap(List::stream))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    /** The positions of what was shown between one time of asking the database and the next. */
    private List<List<Long>> readTogether(BiConsumer<Long, Taker> showing) {
        var together = new TreeMap<Integer, List<Long>>();
        showing.accept(
                (long) EVENTS,
                (link, event) -> together.computeIfAbsent(opened.get(), reading -> new ArrayList<>())
                        .add(link.globalIndex()));
        return List.copyOf(together.values());
    }
}
