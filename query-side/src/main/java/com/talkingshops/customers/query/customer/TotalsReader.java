package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.readmodel.Span;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tells what all customers of a list come to, without counting them: from totals by segment and by day. */
@Component
class TotalsReader {

    private final StoredTotals stored;

    TotalsReader(StoredTotals stored) {
        this.stored = stored;
    }

    ListTotals of(String tenant, CustomerFilter filter, ActiveWindow window) {
        return filter.created().isEverything()
                ? stored.atAllTimes(
                        tenant, window.first(), window.last(), filter.isOfEverySegment(), filter.segmentNames())
                : with(tenant, ofPeriod(tenant, filter, window));
    }

    /** Adds what is told beside totals that come from elsewhere. */
    ListTotals with(String tenant, Totals totals) {
        Long customers = stored.withSegment(tenant);
        return new ListTotals(totals, customers != null && customers > 0);
    }

    private Totals ofPeriod(String tenant, CustomerFilter filter, ActiveWindow window) {
        Totals ends = filter.created().ends().stream()
                .map(end -> counted(tenant, end, filter, window))
                .reduce(Totals.NONE, Totals::plus);
        return filter.created()
                .wholeDays()
                .map(days -> ofDays(tenant, days, filter, window).plus(ends))
                .orElse(ends);
    }

    private Totals ofDays(String tenant, Span.Days days, CustomerFilter filter, ActiveWindow window) {
        boolean every = filter.isOfEverySegment();
        return stored.ofCreated(tenant, days.first(), days.last(), every, filter.segmentNames())
                .plusActive(stored.activeOfCreated(
                        tenant, window.days(), days.first(), days.last(), every, filter.segmentNames()));
    }

    private Totals counted(String tenant, Span end, CustomerFilter filter, ActiveWindow window) {
        return stored.counted(
                tenant,
                Objects.requireNonNull(end.from()),
                Objects.requireNonNull(end.before()),
                window.from(),
                window.before(),
                filter.isOfEverySegment(),
                filter.segmentNames());
    }
}
