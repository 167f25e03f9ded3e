package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import java.util.Arrays;

/** What the entries of a segment are sorted by, compared in place: without making an object of each entry. */
abstract class SortColumn {

    final OpenSegment segment;

    SortColumn(OpenSegment segment) {
        this.segment = segment;
    }

    /** What a list is sorted by, of a segment and the figures of its customers. */
    static SortColumn of(SortField field, OpenSegment segment, SegmentFigures figures) {
        return switch (field) {
            case name -> new NameColumn(segment);
            case segment -> new SegmentNameColumn(segment);
            case created_at -> new NumberColumn(segment, segment::created);
            case updated_at -> new NumberColumn(segment, segment::updated);
            case orderCount -> new NumberColumn(segment, entry -> figures.orders(segment.slot(entry)));
            case lifetimeValue -> new NumberColumn(segment, entry -> figures.cents(segment.slot(entry)));
            case lastOrderDate -> new NumberColumn(segment, entry -> figures.lastOrder(segment.slot(entry)));
        };
    }

    /** Whether the entry has nothing to sort by. */
    abstract boolean missing(int entry);

    /** Compares what an entry has with what a position has; neither is missing. */
    abstract int compareValue(int entry, Position other);

    /** The position of an entry, which outlives the segment. */
    abstract Position position(int entry);

    /** Compares an entry with a position, in the order of {@link Position#order}. */
    final int compare(int entry, Position other, boolean descending) {
        boolean missing = missing(entry);
        if (missing != other.missing()) {
            return missing ? 1 : -1;
        }
        int difference = missing ? 0 : compareValue(entry, other);
        if (difference == 0) {
            int id = segment.idStart(entry);
            difference = Arrays.compareUnsigned(
                    segment.bytes(), id, id + SegmentLayout.ID_BYTES, other.id(), 0, SegmentLayout.ID_BYTES);
        }
        return descending ? -difference : difference;
    }
}
