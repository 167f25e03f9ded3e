package com.talkingshops.customers.benchmark.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** COPY into and out of a table of events. */
final class Copy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(2 * BUFFER);
    private long rows;

    Copy(Connection connection, String table) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,"
                        + " payload_type, payload_revision, payload, meta_data) from stdin");
    }

    void add(StoredEvent event, String metaData) throws SQLException {
        buffer.append(event.line("%08x-0000-4000-8000-%012x".formatted(rows, System.nanoTime()), metaData));
        rows++;
        if (buffer.length() > BUFFER) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws SQLException {
        flush();
        copy.endCopy();
    }

    /** Reads a query's result and forgets it. */
    static void out(Connection connection, String query) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout", OutputStream.nullOutputStream());
    }
}
