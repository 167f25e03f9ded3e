package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.history.History;
import com.talkingshops.customers.benchmark.history.History.Filled;
import com.talkingshops.customers.benchmark.history.Shop;
import java.util.HashMap;
import java.util.Map;

/** The shops of a run, filled when the first part needs them. */
final class Shops {

    private final History history;
    private final Map<Integer, Filled> filled = new HashMap<>();

    Shops(History history) {
        this.history = history;
    }

    /** How a shop of this size was filled. */
    Filled filled(int customers) throws Exception {
        Filled known = filled.get(customers);
        if (known == null) {
            System.out.printf("   filling a shop with %,d customers%n", customers);
            known = history.shopOf(customers);
            filled.put(customers, known);
        }
        return known;
    }

    Shop of(int customers) throws Exception {
        return filled(customers).shop();
    }
}
