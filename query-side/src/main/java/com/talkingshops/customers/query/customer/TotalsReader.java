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

    boolean hasSegmentation() {
        Long customers = stored.withSegment();
        return customers != null && customers > 0;
    }

    Totals of(CustomerFilter filter, ActiveWindow window) {
        boolean every = filter.isOfEverySegment();
        if (filter.created().isEverything()) {
            return stored.ofAll(every, filter.segments())
                    .plusActive(stored.active(window.first(), window.last(), every, filter.segments()));
        }
        Totals ends = filter.created().ends().stream()
                .map(end -> counted(end, filter, window))
                .reduce(Totals.NONE, Totals::plus);
        return filter.created()
                .wholeDays()
                .map(days -> ofDays(days, filter, window).plus(ends))
                .orElse(ends);
    }

    private Totals ofDays(Span.Days days, CustomerFilter filter, ActiveWindow window) {
        boolean every = filter.isOfEverySegment();
        return stored.ofCreated(days.first(), days.last(), every, filter.segments())
                .plusActive(stored.activeOfCreated(window.days(), days.first(), days.last(), every, filter.segments()));
    }

    private Totals counted(Span end, CustomerFilter filter, ActiveWindow window) {
        return stored.counted(
                Objects.requireNonNull(end.from()),
                Objects.requireNonNull(end.before()),
                window.from(),
                window.before(),
                filter.isOfEverySegment(),
                filter.segments());
    }
}
