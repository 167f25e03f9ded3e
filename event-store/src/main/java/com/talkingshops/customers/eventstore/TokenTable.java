package com.talkingshops.customers.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads, for those who wait, how far events go and how far the processors of all nodes have come. */
final class TokenTable {

    private final JdbcClient database;
    private final Serializer serializer;

    /** Where a token belongs. */
    record Key(String processor, int segment) {}

    /** A stored token; none before a processor's first event. */
    record Entry(Key key, @Nullable TrackingToken token) {}

    /**
     * What one statement saw.
     *
     * @param letters whether there may be dead letters of events that these tokens have passed
     */
    record Stored(List<Entry> tokens, boolean letters) {}

    private record Row(
            String processor,
            int segment,
            byte @Nullable [] token,
            @Nullable String type,
            boolean letters) {}

    TokenTable(JdbcClient database, Serializer serializer) {
        this.database = database;
        this.serializer = serializer;
    }

    long head() {
        return database.sql("select coalesce(max(global_index), 0) from es.domain_event_entry")
                .query(Long.class)
                .single();
    }

    Stored read() {
        var rows = database.sql("select processor_name as processor, segment, token, token_type as type,"
                        + " exists (select from es.dead_letter) as letters from es.token_entry")
                .query(Row.class)
                .list();
        return new Stored(
                rows.stream()
                        .map(row -> new Entry(new Key(row.processor(), row.segment()), token(row)))
                        .toList(),
                rows.isEmpty() || rows.getFirst().letters());
    }

    private @Nullable TrackingToken token(Row row) {
        return row.token() == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(row.token(), byte[].class, row.type(), null));
    }
}
