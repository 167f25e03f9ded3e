package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.chaos.Write.Kind;

/**
 * What a client was told to be written.
 *
 * @param order {@code -} if it is not about one
 * @param version of the order, or of the customer if it is not about an order
 */
public record Acknowledged(Kind kind, String of, String mark, String customer, String order, long version) {

    /** Reads a line that {@link #line} made. */
    static Acknowledged of(String line) {
        String[] parts = line.split(" ");
        return new Acknowledged(
                Kind.valueOf(parts[0]), parts[1], parts[2], parts[3], parts[4], Long.parseLong(parts[5]));
    }

    String line() {
        return String.join(" ", kind.name(), of, mark, customer, order, Long.toString(version));
    }

    /** Whether a customer was made by it. */
    boolean madeCustomer() {
        return kind == Kind.CUSTOMER || kind == Kind.FIRST_ORDER;
    }

    /** Whether an order was. */
    boolean isOrder() {
        return kind == Kind.ORDER || kind == Kind.FIRST_ORDER;
    }

    /** The stream of events that the change is in. */
    String stream() {
        return isOrder() ? order : customer;
    }
}
