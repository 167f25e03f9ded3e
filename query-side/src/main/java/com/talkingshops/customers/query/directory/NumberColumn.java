package com.talkingshops.customers.query.directory;

import java.util.function.IntToLongFunction;

/** Numbers and moments to sort by; {@link #MISSING} where there is none. */
final class NumberColumn extends SortColumn {

    static final long MISSING = Long.MIN_VALUE;

    private final IntToLongFunction values;

    NumberColumn(OpenSegment segment, IntToLongFunction values) {
        super(segment);
        this.values = values;
    }

    @Override
    boolean missing(int entry) {
        return values.applyAsLong(entry) == MISSING;
    }

    @Override
    int compareValue(int entry, Position other) {
        return Long.compare(values.applyAsLong(entry), other.number());
    }

    @Override
    Position position(int entry) {
        long value = values.applyAsLong(entry);
        return value == MISSING ? Position.missing(segment.id(entry)) : Position.ofNumber(value, segment.id(entry));
    }
}
