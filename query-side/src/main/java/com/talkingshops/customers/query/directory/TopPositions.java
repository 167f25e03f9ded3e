package com.talkingshops.customers.query.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** The first few of many, kept while the many go by: its size does not depend on how many there are. */
final class TopPositions {

    private final int most;
    private final boolean descending;
    private final PriorityQueue<Position> worstFirst;

    TopPositions(int most, boolean descending) {
        this.most = most;
        this.descending = descending;
        this.worstFirst = new PriorityQueue<>(Position.order(descending).reversed());
    }

    void offer(SortColumn column, int entry) {
        Position worst = worstFirst.peek();
        if (worst == null || worstFirst.size() < most) {
            worstFirst.add(column.position(entry));
        } else if (column.compare(entry, worst, descending) < 0) {
            worstFirst.poll();
            worstFirst.add(column.position(entry));
        }
    }

    /** What was kept, in order. */
    List<Position> inOrder() {
        var positions = new ArrayList<>(worstFirst);
        positions.sort(Position.order(descending));
        return positions;
    }
}
