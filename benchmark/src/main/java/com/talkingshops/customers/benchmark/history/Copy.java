package com.talkingshops.customers.benchmark.history;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** COPY into a table, and out of it. */
final class Copy implements AutoCloseable {

    static final String EVENTS = " (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,"
            + " payload_type, payload_revision, payload, meta_data)";

    private static final int BUFFER = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(2 * BUFFER);
    private long rows;

    /**
     * Begins to copy.
     *
     * @param table with the columns that lines have
     */
    Copy(Connection connection, String table) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
    }

    void add(StoredEvent event, byte[] payload, String metaData) throws SQLException {
        add(event.line("%08x-0000-4000-8000-%012x".formatted(rows, System.nanoTime()), payload, metaData));
    }

    /** Takes a line in COPY's text format, with its end. */
    void add(String line) throws SQLException {
        buffer.append(line);
        rows++;
        if (buffer.length() > BUFFER) {
            flush();
        }
    }

    /** Bytes in COPY's text format. */
    static String bytes(byte[] bytes) {
        return "\\\\x" + HexFormat.of().formatHex(bytes);
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
