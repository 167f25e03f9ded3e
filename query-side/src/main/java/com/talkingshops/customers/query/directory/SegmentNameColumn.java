package com.talkingshops.customers.query.directory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Folded names of segments of customers to sort by; each is folded once for all entries. */
final class SegmentNameColumn extends SortColumn {

    private final List<String> names;
    private final byte[][] folded;

    SegmentNameColumn(OpenSegment segment) {
        super(segment);
        this.names = segment.segmentNames();
        this.folded = names.stream()
                .map(name -> Folding.of(name).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @Override
    boolean missing(int entry) {
        return names.get(segment.segmentName(entry)).isEmpty();
    }

    @Override
    int compareValue(int entry, Position other) {
        return Arrays.compareUnsigned(folded[segment.segmentName(entry)], other.text());
    }

    @Override
    Position position(int entry) {
        return missing(entry)
                ? Position.missing(segment.id(entry))
                : Position.ofText(folded[segment.segmentName(entry)], segment.id(entry));
    }
}
