package com.talkingshops.customers.query.directory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The clear bytes of a piece of a segment, read in place: as columns of its entries, which are numbered from 0. */
final class OpenSegment {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private final int size;
    private final String[] segmentNames;
    private final SegmentLayout layout;

    /** Reads an array that begins with a piece and may be longer. */
    OpenSegment(byte[] bytes) {
        var header = ByteBuffer.wrap(bytes);
        if (header.get() != SegmentLayout.FORMAT) {
            throw new IllegalStateException("a directory segment of another format");
        }
        this.bytes = bytes;
        this.size = header.getInt();
        this.segmentNames = new String[header.getShort()];
        for (int i = 0; i < segmentNames.length; i++) {
            byte[] name = new byte[header.getShort()];
            header.get(name);
            segmentNames[i] = new String(name, StandardCharsets.UTF_8);
        }
        this.layout = SegmentLayout.of(header.position(), size);
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** The names of segments of customers; {@link #segmentName} points here. */
    List<String> segmentNames() {
        return List.of(segmentNames);
    }

    long created(int entry) {
        return (long) LONGS.get(bytes, layout.created() + entry * Long.BYTES);
    }

    long updated(int entry) {
        return (long) LONGS.get(bytes, layout.updated() + entry * Long.BYTES);
    }

    int slot(int entry) {
        return unsignedShort(layout.slots(), entry);
    }

    int segmentName(int entry) {
        return unsignedShort(layout.segmentNames(), entry);
    }

    /** The length of the folded name, which is where the text begins; {@link SlottedEntry#NO_NAME} if there is none. */
    int nameLength(int entry) {
        return unsignedShort(layout.nameLengths(), entry);
    }

    int idStart(int entry) {
        return layout.ids() + entry * SegmentLayout.ID_BYTES;
    }

    int mobileStart(int entry) {
        return layout.mobiles() + entry * SegmentLayout.MOBILE_BYTES;
    }

    int textStart(int entry) {
        return entry == 0 ? layout.texts() : textEnd(entry - 1);
    }

    int textEnd(int entry) {
        return layout.texts() + (int) INTS.get(bytes, layout.textEnds() + entry * Integer.BYTES);
    }

    byte[] id(int entry) {
        return Arrays.copyOfRange(bytes, idStart(entry), idStart(entry) + SegmentLayout.ID_BYTES);
    }

    /** All entries, to make a changed segment of. */
    List<SlottedEntry> entries() {
        return IntStream.range(0, size).mapToObj(this::entry).toList();
    }

    private SlottedEntry entry(int entry) {
        int mobileEnd = mobileStart(entry);
        while (bytes[mobileEnd] != 0) {
            mobileEnd++;
        }
        return new SlottedEntry(
                slot(entry),
                id(entry),
                created(entry),
                updated(entry),
                segmentNames[segmentName(entry)],
                nameLength(entry),
                Arrays.copyOfRange(bytes, textStart(entry), textEnd(entry)),
                Arrays.copyOfRange(bytes, mobileStart(entry), mobileEnd));
    }

    private int unsignedShort(int column, int entry) {
        return (short) SHORTS.get(bytes, column + entry * Short.BYTES) & 0xFFFF;
    }
}
