package com.talkingshops.customers.query.directory;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Writes the clear bytes of a segment, as {@link SegmentLayout} describes them. */
final class SegmentBytes {

    private SegmentBytes() {}

    static byte[] of(Collection<SlottedEntry> entries) {
        List<String> names =
                entries.stream().map(SlottedEntry::segment).distinct().toList();
        List<byte[]> encodedNames = names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        int start = 1
                + Integer.BYTES
                + Short.BYTES
                + encodedNames.stream()
                        .mapToInt(name -> Short.BYTES + name.length)
                        .sum();
        var layout = SegmentLayout.of(start, entries.size());
        var bytes = ByteBuffer.allocate(layout.texts()
                + entries.stream().mapToInt(entry -> entry.text().length).sum());
        bytes.put(SegmentLayout.FORMAT).putInt(entries.size()).putShort((short) names.size());
        encodedNames.forEach(name -> bytes.putShort((short) name.length).put(name));
        int at = 0;
        int textEnd = 0;
        for (SlottedEntry entry : entries) {
            bytes.put(layout.texts() + textEnd, entry.text());
            textEnd += entry.text().length;
            bytes.putLong(layout.created() + at * Long.BYTES, entry.created());
            bytes.putLong(layout.updated() + at * Long.BYTES, entry.updated());
            bytes.put(layout.ids() + at * SegmentLayout.ID_BYTES, entry.id());
            bytes.put(layout.mobiles() + at * SegmentLayout.MOBILE_BYTES, entry.mobile());
            bytes.putShort(layout.slots() + at * Short.BYTES, (short) entry.slot());
            bytes.putShort(layout.segmentNames() + at * Short.BYTES, (short) names.indexOf(entry.segment()));
            bytes.putShort(layout.nameLengths() + at * Short.BYTES, (short) entry.nameLength());
            bytes.putInt(layout.textEnds() + at * Integer.BYTES, textEnd);
            at++;
        }
        return bytes.array();
    }
}
