package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.Optional;

/** What a batch of events does to the directory. */
public sealed interface DirectoryChange {

    /** Whose directory it is. */
    String tenant();

    /** The segment that holds the customer; none if it is to get a place yet. */
    default Optional<RowKey> segment() {
        return switch (this) {
            case Add ignored -> Optional.empty();
            case Replace(var tenant, var spot, var ignored) -> Optional.of(new RowKey(tenant, spot.segment()));
            case Remove(var tenant, var spot) -> Optional.of(new RowKey(tenant, spot.segment()));
        };
    }

    /** A customer comes in. */
    record Add(String tenant, DirectoryEntry entry) implements DirectoryChange {}

    /** A customer is as described from now on. */
    record Replace(String tenant, Spot spot, DirectoryEntry entry) implements DirectoryChange {}

    /** A customer leaves. */
    record Remove(String tenant, Spot spot) implements DirectoryChange {}
}
