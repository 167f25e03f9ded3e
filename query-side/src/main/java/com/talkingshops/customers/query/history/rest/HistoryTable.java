package com.talkingshops.customers.query.history.rest;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;

/** Writes a history as CSV (RFC 4180): an entry in each row, what changed as JSON in one cell. */
final class HistoryTable {

    static final String MEDIA_TYPE = "text/csv";

    /** What a spreadsheet takes for the beginning of a formula, at the start of a cell. */
    private static final String BEGIN_FORMULAS = "=+-@\t\r\n";

    private static final CsvMapper CSV =
            CsvMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

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
                    text(entry.summary()),
                    text(json.writeValueAsString(entry.changes())),
                    actor.kind() == null ? null : actor.kind().name(),
                    text(actor.keyId()),
                    text(actor.name()),
                    text(entry.requestId()));
        }
    }

    static void write(Iterable<HistoryEntry> entries, JsonMapper json, OutputStream out) throws IOException {
        var schema = CSV.schemaFor(Row.class).withLineSeparator("\r\n");
        // Jackson would write it with the first row, and not at all if there is none.
        out.write((String.join(",", schema.getColumnNames()) + "\r\n").getBytes(StandardCharsets.UTF_8));
        try (var rows = CSV.writer(schema).forType(Row.class).writeValues(out)) {
            for (HistoryEntry entry : entries) {
                rows.write(Row.of(entry, json));
            }
        }
    }

    /** A text that no spreadsheet runs: a key or a request may be called like a formula. */
    static @Nullable String text(@Nullable String text) {
        return text == null || text.isEmpty() || BEGIN_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
