package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.InTurn;
import com.talkingshops.customers.personal.Sealing.Place;
import java.util.Objects;
import java.util.Optional;

/** Seals pieces of segments, each for its own place. */
public final class Seal {

    /** Names the tenant's own key that seals its directory. */
    public static final String KEY = "directory";

    private Seal() {}

    static byte[] close(Sealing sealing, PieceKey piece, byte[] clear) {
        return Objects.requireNonNull(sealing.seal(place(piece), clear), "what is the tenant's own is sealed");
    }

    /** Opens a piece; nothing if its tenant was forgotten. */
    static Optional<OpenSegment> open(Sealing sealing, PieceKey piece, byte[] sealed) {
        return Optional.ofNullable(sealing.open(place(piece), sealed)).map(OpenSegment::new);
    }

    /** Opens a piece, in memory that the next one takes; nothing if its tenant was forgotten. */
    static Optional<OpenSegment> open(InTurn opening, PieceKey piece, byte[] sealed) {
        return Optional.ofNullable(opening.open(field(piece), sealed)).map(OpenSegment::new);
    }

    /**
     * Seals a piece that is sealed under an older key again.
     *
     * @throws IllegalStateException if the key is gone: to write it without what was in it would lose that
     */
    public static byte[] anew(Sealing sealing, PieceKey piece, byte[] sealed) {
        byte[] clear = sealing.open(place(piece), sealed);
        if (clear == null) {
            throw new IllegalStateException("The key of a piece of the directory is gone: " + piece);
        }
        return close(sealing, piece, clear);
    }

    private static Place place(PieceKey piece) {
        return Place.ofTenant(piece.segment().tenant(), KEY, field(piece));
    }

    private static String field(PieceKey piece) {
        return piece.segment().id() + "/" + piece.firstSlot();
    }
}
