package com.talkingshops.customers.query.directory;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a segment as it rests in the database.
 *
 * @param part the segment of the processor that appends to its segment
 * @param version of its content; with the key it names one content for ever
 * @param entries how many customers are in it
 * @param nextSlot the first slot behind it
 * @param pieces how many pieces its segment has up to this one
 * @param open whether it is the last piece of a segment that takes in more
 * @param sealed its content; {@code null} for what it is already
 */
public record StoredPiece(
        PieceKey key,
        int part,
        long version,
        int entries,
        int nextSlot,
        int pieces,
        boolean open,
        byte @Nullable [] sealed) {

    /** The same piece, once another one follows. */
    StoredPiece followed() {
        return new StoredPiece(key, part, version, entries, nextSlot, pieces, false, sealed);
    }
}
