package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.history.AsOf;
import com.talkingshops.customers.api.history.HistoryQuery.GetCustomerAsOf;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers with a customer as it was known at a moment. */
@Component
class PastReader {

    private final Trails trails;
    private final Clock clock;

    PastReader(Trails trails, Clock clock) {
        this.trails = trails;
        this.clock = clock;
    }

    @QueryHandler
    public CustomerDetail handle(
            GetCustomerAsOf query, @MetaDataValue(value = MessageKeys.TENANT, required = true) String tenant) {
        var trail = trails.of(tenant, query.customerId().value());
        if (query.asOf() instanceof AsOf.Moment(var instant) && isYetToCome(instant, trail)) {
            throw Rejection.invalid("asOf", "must not lie in the future");
        }
        var past = trail.marks().subList(0, Until.of(trail, query.asOf()));
        return new PastCustomer(trail, past).detail(query.customerId());
    }

    /** What has happened is past, though it was another node's clock that said when, and this one's is behind. */
    private boolean isYetToCome(Instant moment, Trail trail) {
        return moment.isAfter(clock.instant())
                && trail.marks().stream().allMatch(mark -> mark.at().isBefore(moment));
    }
}
