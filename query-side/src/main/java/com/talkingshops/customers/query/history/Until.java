package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.history.AsOf;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How much of a trail had happened by a moment. */
final class Until {

    private Until() {}

    /**
     * How many events of a trail had happened.
     *
     * @throws Rejection if the customer never had such a version
     */
    static int of(Trail trail, AsOf asOf) {
        var marks = trail.marks();
        return switch (asOf) {
            // The last in order and not in time: clocks may differ, and what happened before it had happened.
            case AsOf.Moment(var instant) ->
                behindLast(marks, mark -> !mark.at().isAfter(instant));
            case AsOf.Version(var number, var orderChanges) -> version(trail, number, orderChanges);
        };
    }

    private static int version(Trail trail, long number, @Nullable Long orderChanges) {
        var marks = trail.marks();
        long highest = marks.getLast().own();
        if (number > highest) {
            throw Rejection.invalid("asOf", "must be at most %d, the customer's version".formatted(highest));
        }
        int end = orderChanges == null
                ? behindLast(marks, mark -> mark.own() == number && trail.isOwn(mark))
                : behindLast(marks, mark -> mark.own() == number && mark.orderChanges() == orderChanges);
        if (end == 0) {
            var changes = marks.stream()
                    .filter(mark -> mark.own() == number)
                    .mapToLong(Mark::orderChanges)
                    .summaryStatistics();
            throw Rejection.invalid(
                    "asOf", "must be %1$d.%2$d to %1$d.%3$d".formatted(number, changes.getMin(), changes.getMax()));
        }
        return end;
    }

    private static int behindLast(List<Mark> marks, Predicate<Mark> had) {
        for (int i = marks.size(); i > 0; i--) {
            if (had.test(marks.get(i - 1))) {
                return i;
            }
        }
        return 0;
    }
}
