package com.talkingshops.customers.query.statistics.jdbc;

import java.util.Comparator;

/** Names a customer or an order of a tenant. Rows are written in this order, so that no two writers wait for each other. */
record RowKey(String tenant, String id) implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::tenant).thenComparing(RowKey::id);

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
