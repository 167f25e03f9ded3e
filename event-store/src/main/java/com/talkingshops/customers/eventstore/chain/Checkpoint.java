package com.talkingshops.customers.eventstore.chain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement of what the chain was. Kept where the database's owner cannot get at it, it finds out also who alters an
 * event and makes all links anew, or cuts the end off.
 *
 * @param madeAt to the millisecond
 * @param partition of which; {@code null} for all
 * @param position up to which events were chained
 * @param links how many there were
 * @param root a digest of the heads
 * @param key which key has signed
 * @param signature of the {@link #statement}
 * @param heads the last link of each partition; {@code null} if left away: then the chain alone tells what they were
 */
public record Checkpoint(
        Instant madeAt,
        @Nullable String partition,
        long position,
        long links,
        byte[] root,
        String key,
        byte[] signature,
        @Nullable List<Head> heads) {

    private static final String NAME = "event-chain-checkpoint-1";

    /** A digest of heads, the same in whatever order they come. */
    static byte[] root(Collection<Head> heads) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (Head head :
                    heads.stream().sorted(Comparator.comparing(Head::partition)).toList()) {
                text(out, head.partition());
                out.writeLong(head.number());
                out.writeLong(head.globalIndex());
                out.write(head.hash());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.digest().digest(bytes.toByteArray());
    }

    /** What is signed. */
    static byte[] statement(
            Instant madeAt, @Nullable String partition, long position, long links, byte[] root, String key) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            text(out, NAME);
            out.writeLong(madeAt.toEpochMilli());
            out.writeBoolean(partition != null);
            text(out, partition == null ? "" : partition);
            out.writeLong(position);
            out.writeLong(links);
            out.writeInt(root.length);
            out.write(root);
            text(out, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Whether it is what the holder of a key has signed, in all its parts. */
    public boolean isSignedBy(VerifyingKey by) {
        return by.id().equals(key) && isVerified(by) && (heads == null || Arrays.equals(root, root(heads)));
    }

    private boolean isVerified(VerifyingKey by) {
        try {
            return by.verifies(statement(madeAt, partition, position, links, root, key), signature);
        } catch (ArithmeticException e) {
            // A time that no statement can have, like PostgreSQL's infinity.
            return false;
        }
    }

    /** Without the heads, so that it is short. */
    public Checkpoint brief() {
        return new Checkpoint(madeAt, partition, position, links, root, key, signature, null);
    }
}
