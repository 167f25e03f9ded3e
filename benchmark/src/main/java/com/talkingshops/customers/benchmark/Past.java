package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.People;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Http;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** A customer with a long history, as it was after any of its events: read from the event store each time, beside the same as it is. */
final class Past implements Part {

    private static final String PRESENT = "get by id";
    private static final int EVENTS = 1_000;
    private static final String PAST = "get as of, %,d events".formatted(EVENTS);

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "past");
        var http = new Http(bench.server().uri(), "x-tenant-api-key", shop.apiKey());
        String path = "/v1/customers/"
                + http.post("/v1/customers", People.body(Clients.stranger()))
                        .get("customerId")
                        .asText();
        for (int event = 2; event <= EVENTS; event++) {
            http.putAsync(path, "{\"updates\":{\"name\":\"Renamed " + event + "\"}}");
        }
        var past = reads(
                bench, shop, () -> path + "?asOf=" + ThreadLocalRandom.current().nextInt(1, EVENTS + 1));
        var present = reads(bench, shop, () -> path);
        past.settle();
        bench.warm(past, 1);
        bench.warm(present, 1);
        var contest = new Contest(bench, "past")
                .add(PAST, PRESENT, past)
                .add(PRESENT, "", present)
                .hold();
        bench.results().reach(Targets.PAST, contest.millis(PAST, 99));
    }

    private static Subject reads(Bench bench, Shop shop, Supplier<String> path) {
        return new OverHttp(
                bench.load(), bench.server(), Traffic.reads(bench.server().uri(), () -> shop.get(path.get())));
    }
}
