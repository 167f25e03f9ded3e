package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.nio.charset.StandardCharsets;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class LargeEventsTest {

    private static final int LARGE = 10_000;

    private static ConfigurableApplicationContext application;
    private static PostgresEventStorageEngine engine;
    private static JdbcClient database;

    @BeforeAll
    static void start() {
        application = CounterApplication.start(TestDatabase.freshUrl());
        engine = application.getBean(PostgresEventStorageEngine.class);
        database = JdbcClient.create(application.getBean(javax.sql.DataSource.class));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    void areReadOnceMoreWhereTheyWereForgotten() {
        // given
        var read = (LargeEvent<?>) readBack(append("again", LARGE));
        var payload = read.getPayload();
        assertThat(payload).isEqualTo(new Counted("x".repeat(LARGE), 1));
        // when
        read.forget();
        // then
        assertThat(read.getPayload()).isEqualTo(payload).isNotSameAs(payload);
        assertThat(read.getMetaData()).containsEntry("told", "by hand");
        assertThat(read.getIdentifier()).isEqualTo("again");
        assertThat(read.getPayloadType()).isEqualTo(Counted.class);
        assertThat(read.getAggregateIdentifier()).isEqualTo("again");
        assertThat(LargeEvent.bytes(read)).isGreaterThan(LARGE);
    }

    @Test
    void areStoredAsTheyWereAlthoughTheyCannotBeRead() {
        // given
        var read = (LargeEvent<?>) readBack(append("broken", "{\"id\": 1, \"unknown\": [" + "1,".repeat(LARGE)));
        read.forget();
        // when
        var stored = read.serializePayload(application.getBean("eventSerializer", Serializer.class), byte[].class);
        // then
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).startsWith("{\"id\": 1");
        assertThatThrownBy(read::getPayload).isInstanceOf(RuntimeException.class);
    }

    @Test
    void areSaidToBeGoneIfTheyAre() {
        // given
        long position = append("gone", LARGE);
        var read = (LargeEvent<?>) readBack(position);
        database.sql("delete from es.domain_event_entry where global_index = ?")
                .param(position)
                .update();
        // when
        read.forget();
        // then
        assertThatThrownBy(read::getPayload)
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("Event %d ".formatted(position));
    }

    @Test
    void areNotThoseOfTheUsualSize() {
        assertThat(readBack(append("small", 100))).isNotInstanceOf(LargeEvent.class);
    }

    private static TrackedEventMessage<?> readBack(long position) {
        return engine.next(position - 1).events().getFirst();
    }

    private static long append(String id, int length) {
        return append(id, "{\"id\": \"" + "x".repeat(length) + "\", \"to\": 1}");
    }

    private static long append(String id, String payload) {
        return database.sql("""
                        insert into es.domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                                           time_stamp, payload_type, payload, meta_data)
                        values (:id, :id, 0, 'Counter', '2026-01-01T00:00:00Z', 'counted', :payload, :metaData)
                        returning global_index
                        """)
                .param("id", id)
                .param("payload", payload.getBytes(StandardCharsets.UTF_8))
                .param("metaData", "{\"told\": \"by hand\"}".getBytes(StandardCharsets.UTF_8))
                .query(Long.class)
                .single();
    }
}
