package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import java.util.Objects;
import java.util.Optional;

/** Seals pieces of segments, each for its own place. */
final class Seal {

    /** Names the tenant's own key that seals its directory. */
    private static final String SUBJECT = "directory";

    private Seal() {}

    static byte[] close(Sealing sealing, PieceKey piece, byte[] clear) {
        return Objects.requireNonNull(sealing.seal(place(piece), clear), "what is the tenant's own is sealed");
    }

    /** Opens a piece; nothing if its tenant was forgotten. */
    static Optional<OpenSegment> open(Sealing sealing, PieceKey piece, byte[] sealed) {
        return Optional.ofNullable(sealing.open(place(piece), sealed)).map(OpenSegment::new);
    }

    private static Place place(PieceKey piece) {
        return Place.ofTenant(piece.segment().tenant(), SUBJECT, piece.segment().id() + "/" + piece.firstSlot());
    }
}
