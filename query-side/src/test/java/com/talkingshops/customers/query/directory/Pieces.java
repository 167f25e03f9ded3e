package com.talkingshops.customers.query.directory;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** Pieces of a directory, in clear. */
public final class Pieces {

    private Pieces() {}

    /** A piece with such customers, by their ids. */
    public static byte[] of(String... customers) {
        return SegmentBytes.of(IntStream.range(0, customers.length)
                .mapToObj(slot -> SlottedEntry.of(slot, entry(customers[slot])))
                .toList());
    }

    private static DirectoryEntry entry(String customer) {
        return new DirectoryEntry(customer, Instant.EPOCH, Instant.EPOCH, "", "Somebody", null, null);
    }

    /** Who is in a piece that is in clear. */
    public static List<String> customers(byte[] piece) {
        return new OpenSegment(piece)
                .entries().stream()
                        .map(entry -> HexFormat.of().formatHex(entry.id()))
                        .toList();
    }
}
