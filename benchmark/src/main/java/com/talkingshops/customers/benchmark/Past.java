package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.People;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.Http;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Customers with a long history, as they were after any of their events: read from the event store each time, beside one as it is. One has
 * changed again and again, the other has ordered as well.
 */
final class Past implements Part {

    private static final String PRESENT = "get by id";
    private static final int EVENTS = 1_000;
    private static final String PAST = "get as of, %,d events".formatted(EVENTS);

    private static final int ORDERS = 200;
    private static final int CHANGES_OF_ORDER = 3;
    private static final int EVENTS_OF_ORDER = 1 + CHANGES_OF_ORDER;
    private static final String PAST_WITH_ORDERS =
            "get as of, %,d events, %,d of them of %,d orders".formatted(EVENTS, ORDERS * EVENTS_OF_ORDER, ORDERS);

    @Override
    public void measure(Bench bench) throws Exception {
        Shop shop = Shop.empty(bench.server(), "past");
        var http = new Http(bench.server().uri(), "x-tenant-api-key", shop.apiKey());
        String changed = changed(http);
        String buyer = buyer(http);
        var past = reads(
                bench,
                shop,
                () -> changed + "?asOf=" + ThreadLocalRandom.current().nextInt(1, EVENTS + 1));
        var pastWithOrders = reads(bench, shop, () -> buyer + "?asOf=" + versionOfBuyer());
        var present = reads(bench, shop, () -> changed);
        past.settle();
        bench.warm(past, 1);
        bench.warm(pastWithOrders, 1);
        bench.warm(present, 1);
        var contest = new Contest(bench, "past")
                .add(PAST, PRESENT, past)
                .add(PAST_WITH_ORDERS, PRESENT, pastWithOrders)
                .add(PRESENT, "", present)
                .hold();
        bench.results().reach(Targets.PAST, contest.millis(PAST, 99));
        bench.results().reach(Targets.PAST_WITH_ORDERS, contest.millis(PAST_WITH_ORDERS, 99));
    }

    /** The path of a customer to whom all events have happened itself. */
    private static String changed(Http http) throws IOException, InterruptedException {
        String path = register(http, Clients.stranger());
        for (int event = 2; event <= EVENTS; event++) {
            rename(http, path, event);
        }
        return path;
    }

    /** The path of a customer who orders after each change of its own, and whose order changes before the next. */
    private static String buyer(Http http) throws IOException, InterruptedException {
        int number = Clients.stranger();
        String path = register(http, number);
        for (int order = 1; order <= ORDERS; order++) {
            if (order > 1) {
                rename(http, path, order);
            }
            String placed = "/v1/orders/"
                    + http.postAsync(
                                    "/v1/orders",
                                    "{\"mobile\":\"+%s\",\"status\":\"completed\",\"final_amount\":1}"
                                            .formatted(People.mobile(number)))
                            .get("orderId")
                            .asText();
            for (int change = 1; change <= CHANGES_OF_ORDER; change++) {
                http.putAsync(placed, "{\"updates\":{\"final_amount\":%d}}".formatted(1 + change));
            }
        }
        return path;
    }

    /** Any that there was. */
    private static String versionOfBuyer() {
        var random = ThreadLocalRandom.current();
        int own = random.nextInt(1, ORDERS + 1);
        return own + "." + (EVENTS_OF_ORDER * (own - 1) + random.nextInt(EVENTS_OF_ORDER + 1));
    }

    private static String register(Http http, int number) throws IOException, InterruptedException {
        return "/v1/customers/"
                + http.post("/v1/customers", People.body(number))
                        .get("customerId")
                        .asText();
    }

    private static void rename(Http http, String path, int to) throws IOException, InterruptedException {
        http.putAsync(path, "{\"updates\":{\"name\":\"Renamed " + to + "\"}}");
    }

    private static Subject reads(Bench bench, Shop shop, Supplier<String> path) {
        return new OverHttp(
                bench.load(), bench.server(), Traffic.reads(bench.server().uri(), () -> shop.get(path.get())));
    }
}
