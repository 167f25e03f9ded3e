package com.talkingshops.customers.query.directory;

import java.util.Arrays;

/** Folded names to sort by. */
final class NameColumn extends SortColumn {

    NameColumn(OpenSegment segment) {
        super(segment);
    }

    @Override
    boolean missing(int entry) {
        return segment.nameLength(entry) == SlottedEntry.NO_NAME;
    }

    @Override
    int compareValue(int entry, Position other) {
        int start = segment.textStart(entry);
        int end = start + segment.nameLength(entry);
        return Arrays.compareUnsigned(segment.bytes(), start, end, other.text(), 0, other.text().length);
    }

    @Override
    Position position(int entry) {
        if (missing(entry)) {
            return Position.missing(segment.id(entry));
        }
        int start = segment.textStart(entry);
        byte[] name = Arrays.copyOfRange(segment.bytes(), start, start + segment.nameLength(entry));
        return Position.ofText(name, segment.id(entry));
    }
}
