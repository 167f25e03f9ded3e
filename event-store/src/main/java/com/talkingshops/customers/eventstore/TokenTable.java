package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Reads how far events go and how far the processors of all nodes have come; and moves processors to other tables. */
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

    Optional<Instant> firstAfter(long position) {
        return database.sql("select time_stamp from es.domain_event_entry where global_index > ?"
                        + " order by global_index limit 1")
                .param(position)
                .query(String.class)
                .optional()
                .map(Instant::parse);
    }

    Stored read() {
        return read(database);
    }

    /** The same, of a database that need not be the one that is written to. */
    Stored read(Connection connection) {
        return read(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
    }

    private Stored read(JdbcClient database) {
        var rows = database.sql("select processor_name as processor, segment, token, token_type as type,"
                        + " exists (select from es.dead_letter where processing_group not like '%" + Replays.LETTERS
                        + "') as letters from es.token_entry")
                .query(Row.class)
                .list();
        return new Stored(
                rows.stream()
                        .map(row -> new Entry(new Key(row.processor(), row.segment()), token(row)))
                        .toList(),
                rows.isEmpty() || rows.getFirst().letters());
    }

    /** Takes a processor's segments from whoever has them, once what is being written is committed, and tells its tokens. */
    List<Entry> take(String processor, String owner) {
        return database
                .sql(
                        "update es.token_entry set owner = ?, timestamp = " + StrictTokenStore.NOW
                                + " where processor_name = ?"
                                + " returning processor_name as processor, segment, token, token_type as type, false as letters")
                .param(owner)
                .param(processor)
                .query(Row.class)
                .list()
                .stream()
                .map(row -> new Entry(new Key(row.processor(), row.segment()), token(row)))
                .toList();
    }

    /** Lets a processor that was taken go on where it was. */
    void giveBack(String processor, String owner) {
        database.sql("update es.token_entry set owner = null where processor_name = ? and owner = ?")
                .param(processor)
                .param(owner)
                .update();
    }

    /**
     * Lets a processor that was taken go on somewhere else, on whatever node.
     *
     * @return whether it was still taken
     */
    boolean release(String processor, String owner, TrackingToken token) {
        var stored = serializer.serialize(token, byte[].class);
        int released = database.sql("update es.token_entry set owner = null, token = ?, token_type = ?, timestamp = "
                        + StrictTokenStore.NOW + " where processor_name = ? and owner = ?")
                .param(stored.getData())
                .param(stored.getType().getName())
                .param(processor)
                .param(owner)
                .update();
        return released > 0
                && released
                        == database.sql("select count(*) from es.token_entry where processor_name = ?")
                                .param(processor)
                                .query(Integer.class)
                                .single();
    }

    private @Nullable TrackingToken token(Row row) {
        return row.token() == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(row.token(), byte[].class, row.type(), null));
    }
}
