package com.talkingshops.customers.query.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Where a customer stands in a list: by what the list is sorted by, then by its id. Whoever misses what the list is sorted by
 * stands behind all others, whichever way it is sorted.
 *
 * @param missing whether there is nothing to sort by
 * @param number what to sort by, if it is a number; moments as {@link Micros}, money in hundredths
 * @param text what to sort by, if it is a text; folded, UTF-8
 * @param id of the customer, 12 bytes
 */
public record Position(boolean missing, long number, byte[] text, byte[] id) {

    private static final byte[] NO_TEXT = {};

    public static Position missing(String customerId) {
        return new Position(true, 0, NO_TEXT, bytes(customerId));
    }

    public static Position ofNumber(long number, String customerId) {
        return new Position(false, number, NO_TEXT, bytes(customerId));
    }

    public static Position ofText(String folded, String customerId) {
        return new Position(false, 0, folded.getBytes(StandardCharsets.UTF_8), bytes(customerId));
    }

    static Position missing(byte[] id) {
        return new Position(true, 0, NO_TEXT, id);
    }

    static Position ofNumber(long number, byte[] id) {
        return new Position(false, number, NO_TEXT, id);
    }

    static Position ofText(byte[] folded, byte[] id) {
        return new Position(false, 0, folded, id);
    }

    public String customerId() {
        return HexFormat.of().formatHex(id);
    }

    public String textAsString() {
        return new String(text, StandardCharsets.UTF_8);
    }

    /** The order of a list, in one direction. */
    static Comparator<Position> order(boolean descending) {
        Comparator<Position> ascending = Comparator.comparingLong(Position::number)
                .thenComparing(Position::text, Arrays::compareUnsigned)
                .thenComparing(Position::id, Arrays::compareUnsigned);
        return Comparator.comparing((Position position) -> position.missing())
                .thenComparing(descending ? ascending.reversed() : ascending);
    }

    private static byte[] bytes(String customerId) {
        return HexFormat.of().parseHex(customerId);
    }
}
