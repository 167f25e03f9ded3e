package com.talkingshops.customers.eventstore.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;

/** Writes links as PostgreSQL takes many rows in with the least work: in its binary copy format. */
final class CopyOfLinks {

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final String INTO =
            "copy es.chain_link (global_index, ordinal, partition, number, hash, listed) from stdin (format binary)";
    private static final short COLUMNS = 6;

    private CopyOfLinks() {}

    /** Inserts links, in the connection's transaction. */
    static void write(Connection connection, List<Numbered> links) throws SQLException {
        byte[] bytes = bytes(links);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(INTO);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static byte[] bytes(List<Numbered> links) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(HEADER);
            // Neither flags nor more of a header.
            out.writeLong(0);
            for (Numbered numbered : links) {
                Link link = numbered.link();
                out.writeShort(COLUMNS);
                number(out, link.globalIndex());
                number(out, link.ordinal());
                bytes(out, link.partition().getBytes(StandardCharsets.UTF_8));
                number(out, link.number());
                bytes(out, link.hash());
                if (numbered.listed() == null) {
                    out.writeInt(-1);
                } else {
                    number(out, numbered.listed());
                }
            }
            out.writeShort(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
