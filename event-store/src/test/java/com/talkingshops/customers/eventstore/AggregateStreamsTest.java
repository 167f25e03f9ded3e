package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.AggregateStreams.Before;
import com.talkingshops.customers.eventstore.AggregateStreams.Beginning;
import com.talkingshops.customers.eventstore.AggregateStreams.Naming;
import com.talkingshops.customers.eventstore.AggregateStreams.Place;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class AggregateStreamsTest {

    private static final StoredTypes TYPES =
            new StoredTypes(Map.of("counted", Counted.class), Map.of("tallied", Counted.class));
    /** Of {@code {"id": "a", "to": 0}}. */
    private static final int BYTES = 20;

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final DriverManagerDataSource dataSource = new DriverManagerDataSource(new StoredEvents().url());
    private final AggregateStreams streams = new AggregateStreams(
            dataSource,
            TYPES,
            new StoredMessages(
                    new OpenedPayloads(PayloadGuard.NONE),
                    () -> NoOpEventUpcaster.INSTANCE,
                    new EventStoreConfiguration().serializer(TYPES)));

    @Test
    void tellsWhereTheEventsOfSomeAggregatesLieInTheOrderOfTheirPositions() {
        // given
        counted("a", 0);
        counted("b", 0);
        counted("other", 0);
        counted("a", 1);
        // when
        var places = new ArrayList<Place>();
        streams.places(List.of("b", "a", "nobody"), places::add);
        // then
        assertThat(places)
                .containsExactly(
                        new Place(1, "a", 0, "counted", NOON, BYTES),
                        new Place(2, "b", 0, "counted", NOON, BYTES),
                        new Place(4, "a", 1, "counted", NOON, BYTES));
    }

    @Test
    void tellsHowAnAggregateBegan() {
        // given
        counted("a", 0);
        counted("a", 1);
        // then
        assertThat(streams.beginning("a")).contains(new Beginning("counted", MetaData.with("tenant", "t1")));
        assertThat(streams.beginning("nobody")).isEmpty();
    }

    @Test
    void callsWhatIsStoredUnderAFormerNameByItsNameNow() {
        // given
        append("tallied", "a", 0);
        // when
        var places = new ArrayList<Place>();
        streams.places(List.of("a"), places::add);
        // then
        assertThat(places).containsExactly(new Place(1, "a", 0, "counted", NOON, BYTES));
        assertThat(streams.beginning("a")).map(Beginning::type).contains("counted");
        assertThat(streams.at(List.of(1L)).get(1L).getPayload()).isEqualTo(new Counted("a", 0));
    }

    @Test
    void findsWhatHasToDoWithOthersUnderFormerNamesToo() {
        // given
        append("tallied", "a", 0);
        append("tallied", "a", 1);
        append("tallied", "a", 2);
        // then
        assertThat(streams.before(List.of(2L), Map.of("counted", Set.of("counted"))))
                .containsExactly(Map.entry(2L, new Before(1, 1L, 3 * BYTES)));
        assertThat(streams.naming(List.of(1L), "counted", "counted", 10))
                .containsExactly(Map.entry(1L, new Naming(2, BYTES)));
        assertThat(streams.ended(List.of("a"), Set.of("counted"))).containsExactly("a");
    }

    @Test
    void readsWhatIsWantedByItsPosition() {
        // given
        counted("a", 0);
        counted("a", 1);
        counted("b", 0);
        // when
        var events = streams.at(List.of(3L, 1L, 99L));
        // then
        assertThat(events.keySet()).containsExactly(1L, 3L);
        assertThat(events.get(3L).getPayload()).isEqualTo(new Counted("b", 0));
        assertThat(events.get(3L).getAggregateIdentifier()).isEqualTo("b");
    }

    private void counted(String aggregate, int sequence) {
        append("counted", aggregate, sequence);
    }

    private void append(String type, String aggregate, int sequence) {
        JdbcClient.create(dataSource)
                .sql("""
                        insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                time_stamp, payload_type, payload, meta_data)
                        values (?, ?, ?, 'T', '2026-01-01T12:00:00Z', ?, convert_to(?, 'UTF8'), '{"tenant": "t1"}')
                        """)
                .params(
                        aggregate + sequence,
                        aggregate,
                        sequence,
                        type,
                        "{\"id\": \"%s\", \"to\": %d}".formatted(aggregate, sequence))
                .update();
    }
}
