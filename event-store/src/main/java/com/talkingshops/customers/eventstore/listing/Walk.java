package com.talkingshops.customers.eventstore.listing;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;

/** Goes along rows in the order of a key, some at a time, and holds no more than these. */
final class Walk implements Iterator<Long> {

    /** How many rows are read at once. */
    static final int STEP = 1_000;

    private final LongFunction<List<Row>> read;
    private long last;
    private boolean over;
    private Iterator<Row> rows = List.<Row>of().iterator();
    private long next;

    /**
     * A row.
     *
     * @param key what rows are ordered by
     * @param position of its event
     * @param wanted whether it is not only on the way
     */
    record Row(long key, long position, boolean wanted) {}

    /**
     * Reads nothing yet.
     *
     * @param from the key before the first row
     * @param read the next rows behind a key; less than {@link #STEP} if there are no more behind them
     */
    Walk(long from, LongFunction<List<Row>> read) {
        this.last = from;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        while (next == 0) {
            if (rows.hasNext()) {
                Row row = rows.next();
                next = row.wanted() ? row.position() : 0;
            } else if (over) {
                return false;
            } else {
                step();
            }
        }
        return true;
    }

    private void step() {
        List<Row> some = read.apply(last);
        over = some.size() < STEP;
        rows = some.iterator();
        last = some.isEmpty() ? last : some.getLast().key();
    }

    @Override
    public Long next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        long position = next;
        next = 0;
        return position;
    }
}
