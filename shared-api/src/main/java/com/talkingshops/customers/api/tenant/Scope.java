package com.talkingshops.customers.api.tenant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What a key allows. */
public enum Scope {
    CUSTOMERS_READ("customers:read"),
    CUSTOMERS_WRITE("customers:write"),
    CUSTOMERS_ERASE("customers:erase"),
    ORDERS_READ("orders:read"),
    ORDERS_WRITE("orders:write"),
    STATS_READ("stats:read");

    private final String label;

    Scope(String label) {
        this.label = label;
    }

    /** The name in the interface and in storage. */
    @JsonValue
    public String label() {
        return label;
    }

    public static Optional<Scope> labelled(String label) {
        return Arrays.stream(values())
                .filter(scope -> scope.label.equals(label))
                .findFirst();
    }

    @JsonCreator
    static Scope stored(String label) {
        return labelled(label).orElseThrow(() -> new IllegalArgumentException("no such scope: " + label));
    }
}
