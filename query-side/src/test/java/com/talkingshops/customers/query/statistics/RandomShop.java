package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.statistics.StatisticsQuery.GetStatistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A shop in which anything may happen, and what is to be counted of it. */
public final class RandomShop {

    private static final List<String> SEGMENTS =
            Arrays.asList(null, "unsegmented", "vip", "Vip", "standard", "__proto__", "نخبة", "🛍 10% off_'\"");
    private static final List<String> STATUSES = List.of("pending", "completed", "cancelled", "shipped", "refunded");

    private final long seed;
    private final Random random;
    private final Shop shop = new Shop();
    private final Recount recount = new Recount();
    private final List<CustomerId> strangers = new ArrayList<>();
    private final List<CustomerId> deletedOnly = new ArrayList<>();

    public RandomShop(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    public Shop shop() {
        return shop;
    }

    public Recount recount() {
        return recount;
    }

    public RandomShop lives(int events) {
        IntStream.range(0, events).forEach(i -> somethingHappens());
        return this;
    }

    GetStatistics question() {
        LocalDate first = day();
        LocalDate last = first.plusDays(random.nextInt(70));
        return new GetStatistics(
                random.nextInt(4) == 0 ? null : first,
                random.nextInt(4) == 0 ? null : last,
                random.nextInt(3) == 0 ? List.of("unsegmented", "vip", "nobody's") : List.of(),
                oneOf(Arrays.asList(null, Grouping.day, Grouping.month)));
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }

    private void somethingHappens() {
        switch (random.nextInt(10)) {
            case 0, 1 -> register(shop.stranger());
            case 2 -> move();
            case 3 -> leave();
            case 4 -> strangerArrives();
            case 5, 6 -> change();
            default -> order();
        }
    }

    private void register(CustomerId id) {
        String segment = oneOf(SEGMENTS);
        OffsetDateTime at = moment();
        shop.registers(id, segment, at.toString());
        recount.customers.put(id, new Recount.Customer(named(segment), utcDay(at), true));
    }

    /** The first order of a customer may come before its registration. */
    private void strangerArrives() {
        if (strangers.isEmpty() || random.nextBoolean()) {
            var id = shop.stranger();
            strangers.add(id);
            order(id);
        } else {
            register(strangers.removeLast());
        }
    }

    private void move() {
        var id = anyPresent();
        if (id != null) {
            String segment = oneOf(SEGMENTS);
            shop.moves(id, segment);
            recount.customers.computeIfPresent(
                    id, (same, c) -> new Recount.Customer(named(segment), c.createdOn(), true));
        }
    }

    /** Is deleted or erased, or erased after it was deleted. */
    private void leave() {
        var deleted = deletedOnly.isEmpty() || random.nextInt(3) > 0 ? null : deletedOnly.removeLast();
        var id = deleted == null ? anyPresent() : deleted;
        if (id != null) {
            if (deleted != null || random.nextBoolean()) {
                shop.erases(id);
            } else {
                shop.deletes(id);
                deletedOnly.add(id);
            }
            recount.customers.computeIfPresent(
                    id, (same, c) -> new Recount.Customer(c.segment(), c.createdOn(), false));
        }
    }

    private void order() {
        if (!recount.customers.isEmpty()) {
            order(oneOf(List.copyOf(recount.customers.keySet())));
        }
    }

    private void order(CustomerId customer) {
        String status = oneOf(STATUSES);
        BigDecimal amount = amount();
        OffsetDateTime at = moment();
        OrderId id = shop.orders(customer, amount.toString(), status, at.toString());
        var known = recount.customers.get(customer);
        String segment = known == null ? "unsegmented" : known.segment();
        recount.orders.put(id, new Recount.Order(customer, segment, utcDay(at), amount, status));
    }

    private void change() {
        if (!recount.orders.isEmpty()) {
            var id = oneOf(List.copyOf(recount.orders.keySet()));
            String status = oneOf(STATUSES);
            BigDecimal amount = amount();
            shop.changes(id, status, amount.toString());
            recount.orders.computeIfPresent(
                    id, (same, o) -> new Recount.Order(o.customer(), o.segment(), o.placedOn(), amount, status));
        }
    }

    private CustomerId anyPresent() {
        var present = recount.customers.entrySet().stream()
                .filter(entry -> entry.getValue().present())
                .map(java.util.Map.Entry::getKey)
                .toList();
        return present.isEmpty() ? null : oneOf(present);
    }

    private BigDecimal amount() {
        long most = random.nextInt(5) == 0 ? 99_999_999_999L : 100_000L;
        return BigDecimal.valueOf(random.nextLong(most + 1), 2);
    }

    private OffsetDateTime moment() {
        var offset = oneOf(List.of("Z", "+05:30", "-08:00", "+14:00"));
        return day().atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                .atOffset(ZoneOffset.of(offset));
    }

    private LocalDate day() {
        return LocalDate.parse("2023-12-15").plusDays(random.nextInt(100));
    }

    private <T> T oneOf(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    private static String named(String segment) {
        return segment == null ? "unsegmented" : segment;
    }

    private static LocalDate utcDay(OffsetDateTime moment) {
        return LocalDate.ofInstant(moment.toInstant(), ZoneOffset.UTC);
    }
}
