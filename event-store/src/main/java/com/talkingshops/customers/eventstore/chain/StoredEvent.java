package com.talkingshops.customers.eventstore.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as it lies in its table, every column. */
public record StoredEvent(
        long globalIndex,
        String aggregateIdentifier,
        long sequenceNumber,
        String type,
        String eventIdentifier,
        String timeStamp,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metaData) {

    /** What links hold of it, SHA-256 over all but its position, which the link has. */
    public byte[] digest() {
        return Sha256.digest().digest(encoded());
    }

    /** Column by column, each behind its length; as PostgreSQL copies rows in binary. */
    byte[] encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            text(out, aggregateIdentifier);
            out.writeInt(Long.BYTES);
            out.writeLong(sequenceNumber);
            text(out, type);
            text(out, eventIdentifier);
            text(out, timeStamp);
            text(out, payloadType);
            text(out, payloadRevision);
            bytes(out, payload);
            bytes(out, metaData);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            bytes(out, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
