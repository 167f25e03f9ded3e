package com.talkingshops.customers.query.history.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The columns of a history as CSV: an entry in each row, what changed as JSON in one cell. */
final class HistoryTable {

    private HistoryTable() {}

    @JsonPropertyOrder({
        "sequence",
        "at",
        "type",
        "version",
        "orderId",
        "summary",
        "changes",
        "actorKind",
        "actorKeyId",
        "actorName",
        "requestId"
    })
    record Row(
            long sequence,
            String at,
            String type,
            String version,
            @Nullable String orderId,
            @Nullable String summary,
            @Nullable String changes,
            @Nullable String actorKind,
            @Nullable String actorKeyId,
            @Nullable String actorName,
            @Nullable String requestId) {

        static Row of(HistoryEntry entry, JsonMapper json) {
            var actor = entry.actor();
            return new Row(
                    entry.sequence(),
                    entry.at().toString(),
                    entry.type(),
                    entry.version(),
                    entry.orderId() == null ? null : entry.orderId().value(),
                    Table.text(entry.summary()),
                    Table.text(json.writeValueAsString(entry.changes())),
                    actor.kind() == null ? null : actor.kind().name(),
                    Table.text(actor.keyId()),
                    Table.text(actor.name()),
                    Table.text(entry.requestId()));
        }
    }

    static void write(Iterable<HistoryEntry> entries, JsonMapper json, OutputStream out) throws IOException {
        Table.write(Row.class, entries, entry -> Row.of(entry, json), out);
    }
}
