package com.talkingshops.customers.query.directory;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A customer in its slot of a segment.
 *
 * @param id 12 bytes
 * @param created microseconds since 1970
 * @param updated microseconds since 1970
 * @param nameLength of the folded name, which {@code text} begins with; {@link #NO_NAME} if there is none
 * @param text the folded name and the folded e-mail address, UTF-8, each followed by a zero byte
 * @param mobile digits
 */
record SlottedEntry(
        int slot, byte[] id, long created, long updated, String segment, int nameLength, byte[] text, byte[] mobile) {

    static final int NO_NAME = 0xFFFF;

    private static final String END = "\0";

    static SlottedEntry of(int slot, DirectoryEntry entry) {
        String name = folded(entry.name());
        return new SlottedEntry(
                slot,
                HexFormat.of().parseHex(entry.customerId()),
                Micros.of(entry.createdAt()),
                Micros.of(entry.updatedAt()),
                entry.segment(),
                entry.name() == null ? NO_NAME : utf8(name).length,
                utf8(name + END + folded(entry.email()) + END),
                utf8(entry.mobile() == null ? "" : entry.mobile()));
    }

    private static String folded(@Nullable String text) {
        return text == null ? "" : Folding.of(text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
