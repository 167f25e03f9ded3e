package com.talkingshops.customers.query.history.rest;

import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a history as NDJSON: an entry in each line, as a page shows it. */
final class HistoryLines {

    static final String MEDIA_TYPE = "application/x-ndjson";

    private HistoryLines() {}

    static void write(Iterable<HistoryEntry> entries, JsonMapper json, OutputStream out) throws IOException {
        for (HistoryEntry entry : entries) {
            out.write(json.writeValueAsBytes(entry));
            out.write('\n');
        }
    }
}
