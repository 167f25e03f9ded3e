package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.ForgedSealException;
import com.talkingshops.customers.personal.Sealing;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What is in a piece of a directory, for whoever compares two of them. */
public final class PieceContents {

    private PieceContents() {}

    /**
     * A customer as the directory has it.
     *
     * @param slot its place in the segment
     * @param created microseconds since 1970
     * @param updated microseconds since 1970
     * @param segment the shop's name for it; empty for none
     * @param nameLength tells where in the text the name ends, and whether there is one
     * @param text name and address, folded
     */
    public record Listed(
            String customerId,
            int slot,
            long created,
            long updated,
            String segment,
            int nameLength,
            byte[] text,
            byte[] mobile) {}

    /** Opens a piece; empty if it does not open. */
    public static Optional<List<Listed>> of(Sealing sealing, PieceKey piece, byte[] sealed) {
        try {
            return Seal.open(sealing, piece, sealed)
                    .map(opened ->
                            opened.entries().stream().map(PieceContents::listed).toList());
        } catch (ForgedSealException e) {
            return Optional.empty();
        }
    }

    private static Listed listed(SlottedEntry entry) {
        return new Listed(
                HexFormat.of().formatHex(entry.id()),
                entry.slot(),
                entry.created(),
                entry.updated(),
                entry.segment(),
                entry.nameLength(),
                entry.text(),
                entry.mobile());
    }
}
