package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Keys, limits and lists of many tenants in turn, beside those of one. */
final class ManyTenants implements Part {

    private static final String PAGE = "/v1/customers?limit=10";
    private static final int AT_ONCE = 8;

    @Override
    public void measure(Bench bench) throws Exception {
        List<Shop> tenants = tenants(bench);
        String one = "list of one tenant";
        bench.warm(
                over(
                        bench,
                        Traffic.reads(bench.server().uri(), () -> any(tenants).get(PAGE))),
                1);
        new Contest(bench, "%,d tenants".formatted(tenants.size()))
                .add(
                        one,
                        "",
                        over(
                                bench,
                                Traffic.reads(
                                        bench.server().uri(),
                                        () -> tenants.getFirst().get(PAGE))))
                .add(
                        "list of any tenant",
                        one,
                        over(
                                bench,
                                Traffic.reads(
                                        bench.server().uri(), () -> any(tenants).get(PAGE))))
                .add(
                        "create in one tenant",
                        "",
                        over(bench, new Clients(bench.server(), tenants.getFirst()).create(true)))
                .add(
                        "create in any tenant",
                        "create in one tenant",
                        over(
                                bench,
                                new Traffic(
                                        bench.server().uri(),
                                        "POST",
                                        () -> new Clients(bench.server(), any(tenants))
                                                .create(true)
                                                .requests()
                                                .get(),
                                        201,
                                        true)))
                .hold();
    }

    private static Subject over(Bench bench, Traffic traffic) {
        return new OverHttp(bench.load(), bench.server(), traffic);
    }

    private static Shop any(List<Shop> tenants) {
        return tenants.get(ThreadLocalRandom.current().nextInt(tenants.size()));
    }

    private static List<Shop> tenants(Bench bench) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return threads
                    .invokeAll(IntStream.range(0, bench.scale().tenants())
                            .<Callable<Shop>>mapToObj(i -> () -> Shop.empty(bench.server(), "tenant " + i))
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
    }
}
