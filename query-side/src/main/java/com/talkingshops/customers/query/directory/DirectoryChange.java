package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RowKey;

/** What a batch of events does to the directory. */
public sealed interface DirectoryChange {

    /** Whose directory it is. */
    String tenant();

    /** A customer comes in. */
    record Add(String tenant, DirectoryEntry entry) implements DirectoryChange {}

    /** A customer is as described from now on. */
    record Replace(String tenant, Spot spot, DirectoryEntry entry) implements DirectoryChange {}

    /** A customer leaves. */
    record Remove(String tenant, Spot spot) implements DirectoryChange {}

    /** The segment that holds the customer. */
    static RowKey segment(String tenant, Spot spot) {
        return new RowKey(tenant, spot.segment());
    }
}
