package com.talkingshops.customers.server.history;

import static com.talkingshops.customers.server.http.Client.object;

import com.talkingshops.customers.server.http.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few customers who change and order at random until each is gone, and a shop that looks at them after every step. */
final class BusyDay {

    private static final int CUSTOMERS = 3;
    private static final int STEPS = 120;
    private static final List<String> STATUSES = List.of("pending", "completed", "shipped", "refunded", "cancelled");

    private final Shop shop;
    private final Random random;
    private final List<String> mobiles = new ArrayList<>();
    private final List<String> customers = new ArrayList<>();
    private final List<String> orders = new ArrayList<>();

    BusyDay(Shop shop, Random random) {
        this.shop = shop;
        this.random = random;
    }

    void play() {
        for (int i = 0; i < CUSTOMERS; i++) {
            mobiles.add("91987654321" + i);
            customers.add(shop.customer(mobiles.get(i), "Nobody", "nobody@example.com", null));
        }
        for (int i = 0; i < STEPS; i++) {
            step();
            customers.forEach(customer -> shop.get(path(customer)).expect(200));
        }
        shop.delete(path(customers.get(0))).expect(200);
        shop.delete(path(customers.get(1)) + "?erase=true").expect(200);
        shop.delete(path(customers.get(2))).expect(200);
        orders.forEach(this::change);
        shop.delete(path(customers.get(2)) + "?erase=true").expect(200);
    }

    private void step() {
        int customer = random.nextInt(CUSTOMERS);
        switch (random.nextInt(orders.isEmpty() ? 2 : 4)) {
            case 0 ->
                shop.put(path(customers.get(customer)), object("updates", details()))
                        .expect(200);
            case 1 -> orders.add(shop.order(mobiles.get(customer), status(), amount(), day()));
            default -> change(orders.get(random.nextInt(orders.size())));
        }
    }

    private void change(String order) {
        Object updates =
                random.nextBoolean() ? object("status", status()) : object("final_amount", random.nextInt(500));
        shop.put("/v1/orders/" + order, object("updates", updates)).expect(200);
    }

    private Map<String, Object> details() {
        String name = "Somebody " + random.nextInt(50);
        return switch (random.nextInt(3)) {
            case 0 -> object("name", name);
            case 1 -> object("segment", random.nextBoolean() ? "gold" : null, "email", null);
            default -> object("name", null, "email", "a" + random.nextInt(50) + "@example.com");
        };
    }

    private String status() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    private String amount() {
        return random.nextInt(1_000) + "." + (10 + random.nextInt(90));
    }

    private String day() {
        return "2023-0%d-1%dT10:30:00Z".formatted(1 + random.nextInt(9), random.nextInt(10));
    }

    private static String path(String customer) {
        return "/v1/customers/" + customer;
    }
}
