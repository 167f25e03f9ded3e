package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.InTurn;
import com.talkingshops.customers.personal.Sealing.Place;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
     * A piece, sealed.
     *
     * @param entries how many customers are in it
     */
    public record SealedAnew(byte[] sealed, int entries) {}

    /**
     * Seals a piece that is sealed under an older key again, without customers who are forgotten: a projector may have to take that in
     * yet, and in the meantime nothing of them comes under a key that lasts.
     *
     * @param forgotten tells who is, of the customers of the piece
     * @throws IllegalStateException if the key is gone: to write it without what was in it would lose that
     */
    public static SealedAnew anew(
            Sealing sealing, PieceKey piece, byte[] sealed, Function<List<String>, Set<String>> forgotten) {
        var entries = open(sealing, piece, sealed)
                .orElseThrow(() -> new IllegalStateException("The key of a piece of the directory is gone: " + piece))
                .entries();
        var without = forgotten.apply(entries.stream().map(Seal::customer).toList());
        var left = entries.stream()
                .filter(entry -> !without.contains(customer(entry)))
                .toList();
        return new SealedAnew(close(sealing, piece, SegmentBytes.of(left)), left.size());
    }

    private static String customer(SlottedEntry entry) {
        return HexFormat.of().formatHex(entry.id());
    }

    private static Place place(PieceKey piece) {
        return Place.ofTenant(piece.segment().tenant(), KEY, field(piece));
    }

    private static String field(PieceKey piece) {
        return piece.segment().id() + "/" + piece.firstSlot();
    }
}
