package com.talkingshops.customers.query.readmodel;

import java.util.Comparator;

/**
 * Names a row of a tenant. Rows are written in this order, so that no two writers wait for each other.
 *
 * @param tenant whose it is
 * @param id unique within the tenant
 */
public record RowKey(String tenant, String id) implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::tenant).thenComparing(RowKey::id);

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
