package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Comparator;

/**
 * Names a piece of a segment: some of its slots, from one to the next piece's first. Pieces are written in this order.
 *
 * @param segment which segment of which tenant
 * @param firstSlot its first slot; never the first of another piece later on, but for 0
 */
public record PieceKey(RowKey segment, int firstSlot) implements Comparable<PieceKey> {

    private static final Comparator<PieceKey> ORDER =
            Comparator.comparing(PieceKey::segment).thenComparing(PieceKey::firstSlot);

    @Override
    public int compareTo(PieceKey other) {
        return ORDER.compare(this, other);
    }
}
