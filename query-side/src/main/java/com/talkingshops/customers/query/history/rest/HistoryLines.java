package com.talkingshops.customers.query.history.rest;

import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a history as NDJSON: an entry in each line, as a page shows it. */
public final class HistoryLines {

    public static final String MEDIA_TYPE = "application/x-ndjson";

    private HistoryLines() {}

    /** Writes entries while they are read. */
    public static void write(Iterable<?> entries, JsonMapper json, OutputStream out) throws IOException {
        for (Object entry : entries) {
            out.write(json.writeValueAsBytes(entry));
            out.write('\n');
        }
    }
}
