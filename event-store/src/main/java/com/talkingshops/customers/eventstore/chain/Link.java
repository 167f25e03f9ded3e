package com.talkingshops.customers.eventstore.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What holds an event in its place.
 *
 * @param globalIndex the event's
 * @param ordinal 1, 2, 3 and so on over all links
 * @param partition whose event it is
 * @param number 1, 2, 3 and so on in the partition
 * @param hash of the link before it in the partition, of the event, and of its place; 32 bytes
 */
public record Link(long globalIndex, long ordinal, String partition, long number, byte[] hash) {

    /** What the first link of a partition follows. */
    private static final byte[] NOTHING = new byte[Sha256.LENGTH];

    /**
     * The link of an event.
     *
     * @param before the hash of the link before it; {@code null} for the first of a partition
     * @param content the {@link Content digest} of the event
     */
    static Link of(
            MessageDigest digest,
            long globalIndex,
            long ordinal,
            String partition,
            long number,
            byte @Nullable [] before,
            byte[] content) {
        return new Link(
                globalIndex,
                ordinal,
                partition,
                number,
                hash(digest, globalIndex, ordinal, partition, number, before, content));
    }

    /** Whether it is the link of this event, behind that hash. */
    boolean holds(MessageDigest digest, byte @Nullable [] before, byte[] content) {
        return MessageDigest.isEqual(hash, hash(digest, globalIndex, ordinal, partition, number, before, content));
    }

    /** Everything of one length but the last, so that no two different events give the same bytes. */
    private static byte[] hash(
            MessageDigest digest,
            long globalIndex,
            long ordinal,
            String partition,
            long number,
            byte @Nullable [] before,
            byte[] content) {
        digest.update(before == null ? NOTHING : before);
        digest.update(content);
        digest.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(globalIndex)
                .putLong(ordinal)
                .putLong(number)
                .array());
        return digest.digest(partition.getBytes(StandardCharsets.UTF_8));
    }
}
