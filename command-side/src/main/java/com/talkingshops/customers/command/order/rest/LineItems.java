package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.request.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code product_items} of an order. */
final class LineItems {

    private static final String NAME = "product_items";
    private static final int MOST = 1_000;
    /** A page shows a hundred orders, with all of their lines. */
    private static final int MOST_BYTES_OF_NAMES = 65_536;

    private static final int MOST_PIECES = 1_000_000;
    private static final Money MOST_MONEY = Money.of("999999999.99");

    private LineItems() {}

    /** The lines that are in order; what is wrong with the others is noted. */
    static List<LineItem> read(JsonBody body) {
        var items = new ArrayList<LineItem>();
        for (JsonBody line : body.objects(NAME, 1, MOST)) {
            LineItem item = readLine(line);
            if (item != null) {
                items.add(item);
            }
        }
        if (bytes(items) > MOST_BYTES_OF_NAMES) {
            body.fault(NAME, "must not have names of more than 65,536 bytes in UTF-8 together");
        }
        return List.copyOf(items);
    }

    /** What the lines come to; notes a fault if there are none, or if that is more than an order may come to. */
    static Money sum(JsonBody body, List<LineItem> items) {
        if (!body.has(NAME)) {
            body.fault(NAME, "is required unless final_amount is given");
        }
        Money sum =
                items.stream().map(item -> item.price().times(item.quantity())).reduce(Money.ZERO, Money::plus);
        if (sum.compareTo(MOST_MONEY) > 0) {
            body.fault(NAME, "must not come to more than 999,999,999.99");
        }
        return sum;
    }

    private static int bytes(List<LineItem> items) {
        return items.stream()
                .mapToInt(item -> item.name().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static @Nullable LineItem readLine(JsonBody line) {
        line.require("name");
        line.require("quantity");
        line.require("price");
        String name = line.text("name", OrderBody.LONGEST_NAME);
        Integer quantity = line.integer("quantity", 1, MOST_PIECES);
        Money price = line.money("price");
        line.refuseUnknown();
        return name == null || quantity == null || price == null ? null : new LineItem(name, quantity, price);
    }
}
