package com.talkingshops.customers.server.model;

import com.talkingshops.customers.server.model.Period.Bound;
import com.talkingshops.customers.server.model.Period.Kind;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Everything that a client may ask. */
final class Questions {

    private Questions() {}

    static Arbitrary<CustomersAsked> customers() {
        var sort = Arbitraries.of(
                "name", "segment", "created_at", "updated_at", "orderCount", "lifetimeValue", "lastOrderDate");
        var sorting = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Tuple.of((String) null, (String) null))),
                Tuple.of(2, sort.map(field -> Tuple.of(field, (String) null))),
                Tuple.of(2, sort.map(field -> Tuple.of("-" + field, (String) null))),
                Tuple.of(1, sort.flatMap(field -> Arbitraries.of("asc", "desc").map(way -> Tuple.of(field, way)))));
        return Combinators.combine(pages(), limits(), segments(), periods(), terms(), sorting)
                .as((page, limit, segments, period, term, sorted) ->
                        new CustomersAsked(page, limit, segments, period, term, sorted.get1(), sorted.get2()));
    }

    static Arbitrary<OrdersAsked> orders() {
        var statuses = Arbitraries.of("completed", "pending", "shipped", "paid").injectNull(0.7);
        var customer = Arbitraries.integers().between(0, 40).injectNull(0.7);
        var searched = Arbitraries.<Object>of(
                        "R-1", "W-1", "S", "ORD-", "nothing", Spelling.ALL.get(0), Spelling.ALL.get(10))
                .injectNull(0.6);
        var sorting = Arbitraries.of("created_at", "updated_at", "final_amount", "status", "referenceId")
                .flatMap(field -> Arbitraries.of("asc", "desc").map(way -> Tuple.of(field, way)))
                .injectNull(0.4);
        return Combinators.combine(pages(), limits(), statuses, customer, periods(), searched, sorting)
                .as((page, limit, status, of, placed, search, sorted) -> new OrdersAsked(
                        page,
                        limit,
                        status,
                        of,
                        placed,
                        search,
                        sorted == null ? null : sorted.get1(),
                        sorted == null ? null : sorted.get2()));
    }

    static Arbitrary<StatisticsAsked> statistics() {
        return Combinators.combine(
                        Arbitraries.of(true, false, false),
                        periods(),
                        segments(),
                        Arbitraries.of("day", "month").injectNull(0.4))
                .as(StatisticsAsked::new);
    }

    private static Arbitrary<Integer> pages() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just((Integer) null)), Tuple.of(2, Arbitraries.of(1, 2, 3, 50)));
    }

    private static Arbitrary<Integer> limits() {
        return Arbitraries.of(1, 2, 3, 10, 100).injectNull(0.2);
    }

    private static Arbitrary<List<String>> segments() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(List.of())),
                Tuple.of(
                        2,
                        Arbitraries.of("gold", "Gold", "vip", "prémium", "unsegmented", "nobody's")
                                .list()
                                .uniqueElements()
                                .ofMinSize(1)
                                .ofMaxSize(3)));
    }

    private static Arbitrary<Period> periods() {
        Arbitrary<Bound> bound = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Bound.NONE)),
                Tuple.of(2, Arbitraries.of(-400, -91, -90, -1, 0, 1, 40).map(day -> new Bound(Kind.DAY, day))),
                Tuple.of(2, Arbitraries.integers().between(0, 30).map(n -> new Bound(Kind.MOMENT, n))));
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(Period.ANY)),
                Tuple.of(3, Combinators.combine(bound, bound).as(Period::new)));
    }

    private static Arbitrary<String> terms() {
        return Arbitraries.of(
                        "kumar",
                        "MULL",
                        "zoe",
                        "É",
                        "%",
                        "_",
                        "@example",
                        "98765",
                        "+91 98",
                        "(987)",
                        "O'B",
                        "李",
                        "😀",
                        "nobody",
                        "a",
                        " anna ",
                        "65912")
                .injectNull(0.6);
    }
}
