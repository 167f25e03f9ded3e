package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import com.talkingshops.customers.query.directory.Directory;
import com.talkingshops.customers.query.directory.DirectoryAnswer;
import com.talkingshops.customers.query.directory.DirectoryQuestion;
import com.talkingshops.customers.query.directory.Position;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Finds where the customers of a page stand, and what all customers of the list come to. Whatever needs text is asked of the
 * directory, everything else goes along indexes and totals.
 */
@Component
class ListedPositions {

    private final Directory directory;
    private final SortedCustomers sorted;
    private final TotalsReader totals;
    private final Clock clock;

    ListedPositions(Directory directory, SortedCustomers sorted, TotalsReader totals, Clock clock) {
        this.directory = directory;
        this.sorted = sorted;
        this.totals = totals;
        this.clock = clock;
    }

    /** What was found; one position more than the page has if there is another page. */
    record Found(List<Position> positions, ListTotals totals) {}

    Found find(CustomerList list, String tenant) {
        var window = ActiveWindow.at(clock);
        if (list.query().searchTerm() != null) {
            DirectoryAnswer answer = ask(list, window, tenant);
            return new Found(
                    answer.positions(),
                    totals.with(
                            tenant,
                            new Totals(
                                    answer.total(),
                                    answer.lifetimeValue(),
                                    answer.active(),
                                    answer.totalIsLowerBound())));
        }
        var all = totals.of(tenant, list.filter(), window);
        return new Found(list.offset() >= all.totals().customers() ? List.of() : page(list, window, tenant), all);
    }

    private List<Position> page(CustomerList list, ActiveWindow window, String tenant) {
        return needsDirectory(list)
                ? ask(list, window, tenant).positions()
                : sorted.find(
                        tenant,
                        list.filter(),
                        SortAttribute.of(list.sort()),
                        list.descending(),
                        list.after(),
                        Math.toIntExact(list.offset()),
                        list.most());
    }

    /**
     * Names are nowhere else. And no index has customers of a period in another order than that of time: going through the
     * directory is as fast in every case as sorting its customers is in the best.
     */
    private static boolean needsDirectory(CustomerList list) {
        return list.sort() == SortField.name
                || list.sort() != SortField.created_at
                        && !list.filter().created().isEverything();
    }

    private DirectoryAnswer ask(CustomerList list, ActiveWindow window, String tenant) {
        return directory.answer(
                tenant,
                new DirectoryQuestion(
                        list.query().searchTerm(),
                        list.filter().segments(),
                        list.filter().created().from(),
                        list.filter().created().before(),
                        list.sort(),
                        list.descending(),
                        list.after(),
                        list.offset(),
                        list.most(),
                        window.from(),
                        window.before()));
    }
}
