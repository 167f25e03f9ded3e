package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderEvent.OrderChanged;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A shop that books what it sells over the counter on one customer, to whom and to whose orders very much happens therefore, among others to
 * whom little does.
 */
final class CounterSales {

    private static final String PADDING = "x".repeat(150);
    private static final List<LineItem> ITEMS =
            Collections.nCopies(8, new LineItem("Something over the counter", 2, Money.of("12.50")));
    private static final OrderStatus PENDING = new OrderStatus("pending");
    private static final OrderStatus COMPLETED = new OrderStatus("completed");

    private final EmbeddedFiles files;
    private final String tenant;
    private final LongHistory history;
    private final String counter;
    private final Instant at = Instant.now();

    /** Nothing is sold yet; the tenant has its own keys already. */
    CounterSales(EmbeddedFiles files, String tenant) throws IOException {
        this.files = files;
        this.tenant = tenant;
        this.history = new LongHistory(files, tenant, at);
        this.counter = id("c", 0);
    }

    /** The customer that stands for the counter. */
    String counter() {
        return counter;
    }

    /** Has so many events happen to the counter and its orders, three of five to itself; and for each five of them somebody else comes. */
    void fill(int events) {
        register(counter, 0);
        int own = 1;
        for (int event = 1; event < events; event++) {
            switch (event % 5) {
                case 1 -> place(event);
                case 2 ->
                    history.add(
                            order(event - 1),
                            1,
                            "Order",
                            "order-changed",
                            new OrderChanged(
                                    new OrderId(order(event - 1)),
                                    new CustomerId(counter),
                                    COMPLETED,
                                    Money.of("200.00"),
                                    "paid"));
                default ->
                    history.add(
                            counter,
                            own++,
                            "Customer",
                            "customer-details-changed",
                            new CustomerDetailsChanged(
                                    new CustomerId(counter), mobile(0), "Counter " + event + PADDING, null, null));
            }
            if (event % 5 == 0) {
                register(id("c", event), event);
            }
            history.flushIfMuch();
        }
        history.flush();
    }

    private void register(String id, int number) {
        history.claim("mobile", mobile(number).digits(), id, id)
                .add(
                        id,
                        "Customer",
                        "customer-registered",
                        new CustomerRegistered(
                                new CustomerId(id), mobile(number), "Name " + number + PADDING, null, null));
    }

    private void place(int number) {
        String id = order(number);
        String reference = "ORD-" + id.toUpperCase(Locale.ROOT);
        history.claim("order-reference", reference, id, counter)
                .add(
                        id,
                        "Order",
                        "order-placed",
                        new OrderPlaced(
                                new OrderId(id),
                                new CustomerId(counter),
                                reference,
                                PENDING,
                                Money.of("200.00"),
                                at,
                                mobile(0),
                                null,
                                null,
                                "not paid",
                                ITEMS,
                                null));
    }

    /** Where all lies that is stored of the counter and its orders, in order. */
    List<Long> storedOfCounter() {
        return files.open()
                .sql("select global_index from es.domain_event_entry where aggregate_identifier = :counter"
                        + " or aggregate_identifier like :orders order by global_index")
                .param("counter", counter)
                .param("orders", order(0).substring(0, order(0).length() - 12) + "%")
                .query(Long.class)
                .list();
    }

    /** Where all lies that is stored of the shop and is told, in order: that something was claimed is not. */
    List<Long> stored() {
        return files.open()
                .sql("select global_index from es.domain_event_entry where payload_type not like 'value-%'"
                        + " and position(convert_to(:tenant, 'UTF8') in meta_data) > 0 order by global_index")
                .param("tenant", "\"tenant\":\"" + tenant + "\"")
                .query(Long.class)
                .list();
    }

    private String order(int number) {
        return id("d", number);
    }

    /** Identifiers are unique over all tenants, so each has a part of its tenant's. */
    private String id(String kind, int number) {
        return "0190" + kind + tenant.substring(tenant.length() - 7) + "%012x".formatted(number);
    }

    private static MobileNumber mobile(int number) {
        return new MobileNumber("9198%08d".formatted(number));
    }
}
