package com.talkingshops.customers.query.directory;

import java.util.Arrays;

/** What the counted orders of a segment's customers come to, by slot. */
final class SegmentFigures {

    /** Figures of customers without orders. */
    static final SegmentFigures NONE = new SegmentFigures();

    private final long[] orders;
    private final long[] cents;
    private final long[] lastOrders;

    private SegmentFigures() {
        orders = new long[Directory.SLOTS];
        cents = new long[Directory.SLOTS];
        lastOrders = new long[Directory.SLOTS];
        Arrays.fill(lastOrders, NumberColumn.MISSING);
    }

    private SegmentFigures(SegmentFigures other) {
        orders = other.orders.clone();
        cents = other.cents.clone();
        lastOrders = other.lastOrders.clone();
    }

    SegmentFigures copy() {
        return new SegmentFigures(this);
    }

    /** Changes a slot; only before anybody else sees the figures. */
    void put(ChangedFigures changed) {
        orders[changed.slot()] = changed.orderCount();
        cents[changed.slot()] = changed.cents();
        lastOrders[changed.slot()] =
                changed.lastOrderAt() == null ? NumberColumn.MISSING : Micros.of(changed.lastOrderAt());
    }

    long orders(int slot) {
        return orders[slot];
    }

    /** Money spent, in hundredths. */
    long cents(int slot) {
        return cents[slot];
    }

    /** When the last counted order was made, as {@link Micros}; {@link NumberColumn#MISSING} if there is none. */
    long lastOrder(int slot) {
        return lastOrders[slot];
    }
}
