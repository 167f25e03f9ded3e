package com.talkingshops.customers.server.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What clients write, from pools so small that things meet. */
final class Values {

    static final List<String> SEGMENTS = List.of("gold", "Gold", "vip", "prémium", "new york");

    private static final Object ABSENT = new Object();

    private Values() {}

    static Arbitrary<Object> mobiles() {
        return Arbitraries.of(Spelling.ALL).asGeneric();
    }

    static Arbitrary<Object> names() {
        return Arbitraries.<Object>of(
                "Anna Müller",
                "anna muller",
                "ANNA MULLER",
                "  Zoë Kumar ",
                "zoe kumar",
                "Émile Zola",
                "Ravi Kumar",
                "李雷",
                "مريم",
                "😀 Emoji",
                "100%_real",
                "O'Brien; --");
    }

    static Arbitrary<Object> emails() {
        return Arbitraries.<Object>of(
                "anna@example.com", "RAVI@beispiel.de", "a.b+c@shop.example", " zoe_k@example.com ");
    }

    static Arbitrary<Object> segments() {
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.<Object>of(SEGMENTS)),
                Tuple.of(1, Arbitraries.<Object>of("unsegmented", " vip ")));
    }

    static Arbitrary<Object> statuses() {
        return Arbitraries.<Object>of(
                "completed", "completed", "pending", "cancelled", "failed", "refunded", "Shipped", "on-hold", "PAID");
    }

    static Arbitrary<Object> amounts() {
        return Arbitraries.<Object>of(
                new BigDecimal("250.00"),
                new BigDecimal("19.9"),
                new BigDecimal("33.33"),
                new BigDecimal("0.01"),
                new BigDecimal("7"),
                new BigDecimal("0"),
                new BigDecimal("100.05"),
                new BigDecimal("999999999.99"));
    }

    static Arbitrary<Object> items() {
        var item = Combinators.combine(
                        Arbitraries.of("Tea", "Mug", "कुल्हड़"),
                        Arbitraries.of(1, 2, 3, 7, 1_000_000),
                        Arbitraries.of("0", "0.05", "12.5", "99.99", "1500"))
                .as((name, quantity, price) -> new KnownOrder.Item(name, quantity, new BigDecimal(price)));
        return item.list().ofMinSize(1).ofMaxSize(3).asGeneric();
    }

    static Arbitrary<Object> moments() {
        return Combinators.combine(
                        Arbitraries.of(-400, -91, -90, -89, -45, -1, 0, 0, 1, 40),
                        Arbitraries.of("00:00:00Z", "23:59:59.999999Z", "12:30:00.5Z", "02:30:00+05:30"))
                .as(When::new)
                .asGeneric();
    }

    static Arbitrary<Object> texts(String... texts) {
        return Arbitraries.<Object>of(texts);
    }

    /** Absent, {@code null}, or one of these. */
    static Arbitrary<Object> maybe(int absent, Arbitrary<Object> values) {
        return Arbitraries.frequencyOf(
                Tuple.of(absent, Arbitraries.just(ABSENT)),
                Tuple.of(1, Arbitraries.just((Object) null)),
                Tuple.of(8, values));
    }

    /** A body with these members, in turn name and values. */
    @SuppressWarnings("unchecked")
    static Arbitrary<Body> body(Object... namesAndValues) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Arbitrary<Object>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add((String) namesAndValues[i]);
            values.add((Arbitrary<Object>) namesAndValues[i + 1]);
        }
        return Combinators.combine(values).as(chosen -> {
            Map<String, Object> members = new LinkedHashMap<>();
            for (int i = 0; i < chosen.size(); i++) {
                if (chosen.get(i) != ABSENT) {
                    members.put(names.get(i), chosen.get(i));
                }
            }
            return new Body(members);
        });
    }
}
