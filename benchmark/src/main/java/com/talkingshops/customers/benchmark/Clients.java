package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.People;
import com.talkingshops.customers.benchmark.history.Shop;
import com.talkingshops.customers.benchmark.load.Traffic;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients of a shop send, each time about somebody else. */
final class Clients {

    static final String NO_OP = "/actuator/health/liveness";

    /** Beyond the numbers of the customers that shops are filled with. */
    private static final AtomicInteger NEXT = new AtomicInteger(50_000_000);

    private final RunningServer server;
    private final Shop shop;

    Clients(RunningServer server, Shop shop) {
        this.server = server;
        this.shop = shop;
    }

    /** The number of a customer who is nowhere yet. */
    static int stranger() {
        return NEXT.getAndIncrement();
    }

    Traffic create(boolean async) {
        return new Traffic(
                server.uri(), "POST", () -> shop.send("POST", "/v1/customers", People.body(stranger())), 201, async);
    }

    Traffic update() {
        return new Traffic(
                server.uri(),
                "PUT",
                () -> shop.send(
                        "PUT",
                        "/v1/customers/" + shop.customer(somebody()),
                        "{\"updates\":{\"name\":\"Renamed " + stranger() + "\"}}"),
                200,
                true);
    }

    Traffic order() {
        return new Traffic(
                server.uri(),
                "POST",
                () -> shop.send(
                        "POST",
                        "/v1/orders",
                        "{\"mobile\":\"+" + People.mobile(somebody())
                                + "\",\"status\":\"completed\",\"final_amount\":12.50}"),
                201,
                true);
    }

    Traffic get() {
        return Traffic.reads(server.uri(), () -> shop.get("/v1/customers/" + shop.customer(somebody())));
    }

    Traffic lookup() {
        return Traffic.reads(server.uri(), () -> shop.get("/v1/customers/lookup?mobile=" + People.mobile(somebody())));
    }

    Traffic reads(String path) {
        return Traffic.reads(server.uri(), () -> shop.get(path));
    }

    /** A number of somebody whom the shop was filled with, and not made over HTTP. */
    int somebody() {
        return ThreadLocalRandom.current().nextInt(1, shop.customers());
    }
}
