package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a directory.
 *
 * @param searchTerm as the client sent it; {@code null} for everybody
 * @param segments any of these, the empty one for none; no name at all for all customers
 * @param createdFrom created at this moment or later
 * @param createdBefore created before this moment
 * @param after only those behind this position
 * @param offset how many of those to leave out
 * @param limit how many to find
 * @param activeFrom customers whose last order was at this moment or later are active
 * @param activeBefore and before this moment
 */
public record DirectoryQuestion(
        @Nullable String searchTerm,
        Set<String> segments,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        SortField sort,
        boolean descending,
        @Nullable Position after,
        long offset,
        int limit,
        Instant activeFrom,
        Instant activeBefore) {

    /** Whether the answer needs what customers' orders come to. */
    boolean needsFigures() {
        return searchTerm != null
                || switch (sort) {
                    case name, segment, created_at, updated_at -> false;
                    case orderCount, lifetimeValue, lastOrderDate -> true;
                };
    }
}
