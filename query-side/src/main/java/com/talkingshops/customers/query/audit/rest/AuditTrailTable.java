package com.talkingshops.customers.query.audit.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.talkingshops.customers.api.audit.AuditQuery.TrailEntry;
import com.talkingshops.customers.query.history.rest.Table;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The columns of an audit trail as CSV: an entry in each row, what changed as JSON in one cell. */
final class AuditTrailTable {

    private AuditTrailTable() {}

    @JsonPropertyOrder({
        "sequence",
        "at",
        "type",
        "version",
        "tenantId",
        "customerId",
        "orderId",
        "keyId",
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
            @Nullable String version,
            @Nullable String tenantId,
            @Nullable String customerId,
            @Nullable String orderId,
            @Nullable String keyId,
            @Nullable String summary,
            @Nullable String changes,
            @Nullable String actorKind,
            @Nullable String actorKeyId,
            @Nullable String actorName,
            @Nullable String requestId) {

        static Row of(TrailEntry entry, JsonMapper json) {
            var actor = entry.actor();
            return new Row(
                    entry.sequence(),
                    entry.at().toString(),
                    entry.type(),
                    entry.version(),
                    text(entry.tenantId()),
                    text(entry.customerId()),
                    text(entry.orderId()),
                    text(entry.keyId()),
                    text(entry.summary()),
                    text(json.writeValueAsString(entry.changes())),
                    text(actor.kind()),
                    text(actor.keyId()),
                    text(actor.name()),
                    text(entry.requestId()));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : Table.text(value.toString());
        }
    }

    static void write(Iterable<TrailEntry> entries, JsonMapper json, OutputStream out) throws IOException {
        Table.write(Row.class, entries, entry -> Row.of(entry, json), out);
    }
}
