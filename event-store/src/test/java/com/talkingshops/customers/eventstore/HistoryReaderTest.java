package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import com.talkingshops.customers.eventstore.HistoryReader.Portion;
import com.talkingshops.customers.eventstore.HistoryReader.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class HistoryReaderTest {

    private static final StoredTypes TYPES = new StoredTypes(
            Map.of("counted", Counted.class, "noted", Noted.class),
            Map.of("tallied", Counted.class, "jotted", Noted.class));

    private static final String COUNTED = "{\"id\": \"%1$s\", \"to\": %1$s}";
    private static final String NOTED = "{\"text\": \"%1$s\"}";

    private final String url = new StoredEvents().url();
    private final JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));
    private final CountedConnections connections = new CountedConnections(url);
    private final HistoryReader reader = new HistoryReader(
            new Reading(
                    connections,
                    TYPES,
                    new StoredMessages(
                            new OpenedPayloads(PayloadGuard.NONE),
                            () -> HistoryReaderTest::upcast,
                            new EventStoreConfiguration().serializer(TYPES))),
            Counted.class::equals);

    /** An event that the reader does not want. */
    record Noted(String text) {}

    /** Counts, and may refuse one of them. */
    private static final class CountedConnections extends DriverManagerDataSource {
        final AtomicInteger opened = new AtomicInteger();
        volatile int refused;

        CountedConnections(String url) {
            super(url);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (opened.incrementAndGet() == refused) {
                throw new SQLException("refused");
            }
            return super.getConnection();
        }
    }

    @Test
    void readsWhatIsWantedInPortionsUntilTheEnd() {
        // given
        counted(1, 5);
        // then
        assertThat(values(reader.read(0, 5, 2))).containsExactly(1L, 2L);
        assertThat(values(reader.read(2, 5, 2))).containsExactly(3L, 4L);
        assertThat(values(reader.read(4, 5, 2))).containsExactly(5L);
    }

    @Test
    void endsAPortionThatIsFullWithItsLastEventAndAnotherWhereItWasAskedTo() {
        // given
        counted(1, 3);
        noted(4, 6);
        // then
        assertThat(reader.read(0, 6, 3).end()).isEqualTo(3);
        assertThat(reader.read(3, 6, 3)).isEqualTo(new Portion(List.of(), 6));
    }

    @Test
    void leavesOutWhatNobodyWants() {
        // given
        noted(1, 3);
        counted(4, 4);
        noted(5, 6);
        // when
        Portion portion = reader.read(0, 6, 2);
        // then
        assertThat(values(portion)).containsExactly(4L);
        assertThat(portion.end()).isEqualTo(6);
    }

    @Test
    void endsAPortionOfLargeEventsWhereItHasEnoughBytes() {
        // given
        long size = EventRows.BYTES * 2 / 5;
        append("counted", "{\"id\": \"" + "x".repeat((int) size) + "\", \"to\": %1$s}", 1, 7);
        // then: the third one makes it full
        assertThat(values(reader.read(0, 7, 5_000))).containsExactly(1L, 2L, 3L);
        assertThat(values(reader.read(3, 7, 5_000))).containsExactly(4L, 5L, 6L);
        assertThat(values(reader.read(6, 7, 5_000))).containsExactly(7L);
    }

    @Test
    void comesPastAnEventThatIsLargerThanAPortion() {
        // given
        append("counted", "{\"id\": \"" + "x".repeat((int) EventRows.BYTES) + "\", \"to\": %1$s}", 1, 2);
        // then
        assertThat(values(reader.read(0, 2, 5_000))).containsExactly(1L);
        assertThat(values(reader.read(1, 2, 5_000))).containsExactly(2L);
    }

    @Test
    void readsNothingBehindThePositionUpToWhichItIsAsked() {
        // given
        counted(1, 5);
        // then
        assertThat(values(reader.read(0, 3, 100))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void comesToARareEventInSteps() {
        // given
        counted(120_000, 120_000);
        // then
        assertThat(reader.read(0, 120_000, 10)).isEqualTo(new Portion(List.of(), 50_000));
        assertThat(reader.read(50_000, 120_000, 10)).isEqualTo(new Portion(List.of(), 100_000));
        assertThat(values(reader.read(100_000, 120_000, 10))).containsExactly(120_000L);
    }

    @Test
    void readsTheNextPortionBeforeItIsAskedForIt() {
        // given
        counted(1, 4);
        reader.read(0, 4, 2);
        // when
        await().until(() -> connections.opened.get() == 2);
        Portion next = reader.read(2, 4, 2);
        // then
        assertThat(values(next)).containsExactly(3L, 4L);
        assertThat(connections.opened).hasValue(2);
    }

    @Test
    void readsWhatItIsAskedForIfThatIsNotWhatItHasReadAhead() {
        // given
        counted(1, 6);
        reader.read(0, 6, 2);
        // then
        assertThat(values(reader.read(4, 6, 2))).containsExactly(5L, 6L);
        assertThat(values(reader.read(0, 6, 2))).containsExactly(1L, 2L);
    }

    @Test
    void leavesItToWhoeverHandlesAnEventThatItCannotBeRead() {
        // given
        counted(1, 3);
        database.sql("update es.domain_event_entry set payload = 'no json' where global_index = 2")
                .update();
        // when
        List<EventMessage<?>> events = reader.read(0, 3, 100).events();
        // then
        assertThat(events).hasSize(3);
        assertThat(events.get(2).getPayload()).isEqualTo(new Counted("3", 3));
        assertThatThrownBy(events.get(1)::getPayload).isInstanceOf(SerializationException.class);
    }

    @Test
    void leavesItToWhoeverHandlesAnEventThatAnUpcasterFails() {
        // given
        counted(1, 3);
        database.sql("update es.domain_event_entry set payload_revision = 'broken' where global_index = 2")
                .update();
        // when
        List<EventMessage<?>> events = reader.read(0, 3, 100).events();
        // then
        assertThat(events).hasSize(3);
        assertThat(events.get(2).getPayload()).isEqualTo(new Counted("3", 3));
        assertThatThrownBy(events.get(1)::getPayload).hasMessage("broken");
    }

    @Test
    void choosesByFormerNamesToo() {
        // given
        append("tallied", COUNTED, 1, 2);
        append("jotted", NOTED, 3, 4);
        // when
        Portion portion = reader.read(0, 4, 2);
        // then
        assertThat(values(portion)).containsExactly(1L, 2L);
        assertThat(reader.read(2, 4, 2)).isEqualTo(new Portion(List.of(), 4));
    }

    @Test
    void failsToReadAheadOnlyForWhoeverAsksForThatPortionAndThenReadsIt() {
        // given
        counted(1, 4);
        connections.refused = 2;
        // when
        assertThat(values(reader.read(0, 4, 2))).containsExactly(1L, 2L);
        // then
        assertThatThrownBy(() -> reader.read(2, 4, 2)).isInstanceOf(EventStoreException.class);
        assertThat(values(reader.read(2, 4, 2))).containsExactly(3L, 4L);
    }

    private static List<Long> values(Portion portion) {
        return portion.events().stream()
                .map(event -> (long) ((Counted) event.getPayload()).to())
                .toList();
    }

    /** One that fails at some events. */
    private static Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(event -> "broken".equals(event.getType().getRevision())
                ? event.upcastPayload(new SimpleSerializedType("counted", null), byte[].class, payload -> {
                    throw new IllegalStateException("broken");
                })
                : event);
    }

    private void counted(long first, long last) {
        append("counted", COUNTED, first, last);
    }

    private void noted(long first, long last) {
        append("noted", NOTED, first, last);
    }

    private void append(String type, String payload, long first, long last) {
        database.sql("""
                        insert into es.domain_event_entry (global_index, event_identifier, aggregate_identifier,
                                sequence_number, type, time_stamp, payload_type, payload, meta_data)
                        overriding system value
                        select n, n::text, n::text, 0, 'T', '2026-01-01T00:00:00Z', :type,
                               convert_to(format(:payload, n), 'UTF8'), '{}'
                          from generate_series(:first, :last) as n
                        """)
                .param("type", type)
                .param("payload", payload)
                .param("first", first)
                .param("last", last)
                .update();
    }
}
