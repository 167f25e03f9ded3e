package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.FindCustomers;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.query.readmodel.Span;
import java.util.HashSet;
import java.util.Set;

/**
 * Which customers are listed, leaving search aside.
 *
 * @param segments any of these, the empty one for none; no name at all for all customers
 * @param created when they were created
 */
record CustomerFilter(Set<String> segments, Span created) {

    static CustomerFilter of(FindCustomers query) {
        var segments = new HashSet<>(query.segments());
        // Statistics call customers without a segment so; a segment of that very name is meant too.
        if (segments.contains(Segment.UNSEGMENTED)) {
            segments.add("");
        }
        return new CustomerFilter(segments, new Span(query.createdFrom(), query.createdBefore()));
    }

    String[] segmentNames() {
        return segments.toArray(String[]::new);
    }

    boolean isOfEverySegment() {
        return segments.isEmpty();
    }
}
