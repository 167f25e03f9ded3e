package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ways to read, in shops of every size, beside a request that does nothing. */
final class Reads implements Part {

    private static final String GET = "get by id";
    private static final String LOOKUP = "lookup by mobile";
    private static final String STATISTICS = "statistics";
    private static final String NO_OP = "no-op";

    private final String group;
    private final Set<String> names;
    private final int warming;
    private final BiConsumer<Bench, Contest> told;

    private Reads(String group, Set<String> names, int warming, BiConsumer<Bench, Contest> told) {
        this.group = group;
        this.names = names;
        this.warming = warming;
        this.told = told;
    }

    /**
     * What costs the same in every shop. It takes so little that code that is not compiled yet, or pages that a connection touches for
     * the first time, are most of it: so the shops that are compared are warmed alike, and for long.
     */
    static Reads constant() {
        return new Reads(
                "reads",
                Stream.concat(
                                Stream.of(GET, LOOKUP, STATISTICS),
                                Lists.CONSTANT.stream().map(Reads::list))
                        .collect(Collectors.toSet()),
                4,
                (bench, contest) -> {
                    againstNoOp(bench, contest);
                    growth(bench, contest);
                });
    }

    /** Lists that cost more in larger shops. */
    static Reads growing() {
        return new Reads(
                "lists", Lists.GROWING.stream().map(Reads::list).collect(Collectors.toSet()), 1, Reads::latencies);
    }

    @Override
    public void measure(Bench bench) throws Exception {
        var contest = new Contest(bench, group);
        for (int customers : bench.scale().shops()) {
            Shop shop = bench.shops().of(customers);
            var reads = reads(bench, shop);
            if (customers == bench.scale().smallest()) {
                Subject noOp = over(bench, new Clients(bench.server(), shop).reads(Clients.NO_OP));
                contest.add(NO_OP, "", noOp);
                bench.warm(noOp, 2);
            }
            if (customers == bench.scale().smallest()
                    || customers == bench.scale().largest()) {
                reads.values().forEach(traffic -> bench.warm(over(bench, traffic), warming));
            }
            reads.forEach((name, traffic) -> contest.add(in(customers, name), NO_OP, over(bench, traffic)));
        }
        contest.hold();
        told.accept(bench, contest);
    }

    private static Subject over(Bench bench, Traffic traffic) {
        return new OverHttp(bench.load(), bench.server(), traffic);
    }

    private static String in(int customers, String name) {
        return "%s, %,d customers".formatted(name, customers);
    }

    private static String list(String name) {
        return "list, " + name;
    }

    private Map<String, Traffic> reads(Bench bench, Shop shop) throws Exception {
        var clients = new Clients(bench.server(), shop);
        var reads = new LinkedHashMap<String, Traffic>();
        reads.put(GET, clients.get());
        reads.put(LOOKUP, clients.lookup());
        reads.put(STATISTICS, clients.reads("/v1/customers/stats"));
        Lists.of(bench.server(), shop).forEach((name, traffic) -> reads.put(list(name), traffic));
        reads.keySet().retainAll(names);
        return reads;
    }

    private static void againstNoOp(Bench bench, Contest contest) {
        int customers = bench.scale().largest();
        var results = bench.results();
        results.reach(Targets.GET, contest.ratio(in(customers, GET), NO_OP));
        results.reach(Targets.LOOKUP, contest.ratio(in(customers, LOOKUP), NO_OP));
        results.reach(Targets.PAGE, contest.ratio(in(customers, list(Lists.PLAIN)), NO_OP));
        results.reach(Targets.STATISTICS, contest.ratio(in(customers, STATISTICS), NO_OP));
    }

    private static void latencies(Bench bench, Contest contest) {
        int customers = bench.scale().largest();
        Map.of(
                        Lists.RANGE_OTHER_SORT, Targets.RANGE_OTHER_SORT,
                        Lists.SEARCH, Targets.SEARCH,
                        Lists.BY_NAME, Targets.BY_NAME,
                        Lists.COMMON_SEARCH, Targets.COMMON_SEARCH)
                .forEach((name, target) ->
                        bench.results().reach(target, contest.millis(in(customers, list(name)), 95)));
    }

    private static void growth(Bench bench, Contest contest) {
        int few = bench.scale().smallest();
        int many = bench.scale().largest();
        for (String name : Lists.CONSTANT) {
            bench.results().reach(Targets.costOfList(name), contest.ratio(in(few, list(name)), in(many, list(name))));
        }
        bench.results().reach(Targets.costOfStatistics(), contest.ratio(in(few, STATISTICS), in(many, STATISTICS)));
    }
}
