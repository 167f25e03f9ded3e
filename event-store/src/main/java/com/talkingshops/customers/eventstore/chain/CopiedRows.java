package com.talkingshops.customers.eventstore.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads rows in PostgreSQL's binary copy format (SQL reference, COPY, "Binary Format"), which has every column behind its length:
 * so a row is hashed as it comes, without an object for each column.
 */
final class CopiedRows implements AutoCloseable {

    private static final int SIGNATURE = 11;

    private final CopyOut copy;
    private final int[] starts;
    private byte[] message = new byte[0];
    private int at;
    private boolean begun;

    /**
     * Begins to read.
     *
     * @param query with values in its text: a copy takes no parameters
     * @param columns how many it has
     */
    CopiedRows(Connection connection, String query, int columns) throws SQLException {
        this.copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        this.starts = new int[columns + 1];
    }

    /** Goes to the next row. */
    boolean next() throws SQLException {
        while (at >= message.length) {
            byte[] read = copy.readFromCopy();
            if (read == null) {
                return false;
            }
            message = read;
            at = begun ? 0 : headerOf(read);
            begun = true;
        }
        int columns = ByteBuffer.wrap(message).getShort(at);
        at += Short.BYTES;
        if (columns < 0) {
            return next();
        }
        for (int column = 0; column < columns; column++) {
            starts[column] = at;
            at += Integer.BYTES + Math.max(0, length(column));
        }
        starts[columns] = at;
        return true;
    }

    /** Behind the signature are flags, and whatever else a header may have behind its length. */
    private static int headerOf(byte[] message) {
        return SIGNATURE + 2 * Integer.BYTES + ByteBuffer.wrap(message).getInt(SIGNATURE + Integer.BYTES);
    }

    private int length(int column) {
        return ByteBuffer.wrap(message).getInt(starts[column]);
    }

    boolean isNull(int column) {
        return length(column) < 0;
    }

    long number(int column) {
        return ByteBuffer.wrap(message).getLong(starts[column] + Integer.BYTES);
    }

    byte[] bytes(int column) {
        return Arrays.copyOfRange(message, starts[column] + Integer.BYTES, starts[column + 1]);
    }

    @Nullable
    String text(int column) {
        return isNull(column)
                ? null
                : new String(
                        message,
                        starts[column] + Integer.BYTES,
                        starts[column + 1] - starts[column] - Integer.BYTES,
                        StandardCharsets.UTF_8);
    }

    /** The text of a column that is never null. */
    String value(int column) {
        return String.valueOf(text(column));
    }

    /** Hashes columns as they come, from one up to the last. */
    byte[] digest(MessageDigest digest, int first) {
        digest.update(message, starts[first], starts[starts.length - 1] - starts[first]);
        return digest.digest();
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
