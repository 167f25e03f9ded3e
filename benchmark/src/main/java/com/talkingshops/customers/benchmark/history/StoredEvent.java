package com.talkingshops.customers.benchmark.history;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.claim.ClaimEvent.ValueClaimed;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.personal.SealedMessages.Clear;
import com.talkingshops.customers.personal.SealedMessages.Row;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** An event as the server writes it; a first event of its aggregate. */
record StoredEvent(String aggregate, String type, String name, Instant at, Object message) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static StoredEvent registered(String id, int number, Instant at) {
        return new StoredEvent(
                id,
                "Customer",
                "customer-registered",
                at,
                new CustomerRegistered(
                        new CustomerId(id),
                        new MobileNumber(People.mobile(number)),
                        People.name(number),
                        new EmailAddress(People.email(number)),
                        new Segment(People.segment(number))));
    }

    static StoredEvent claimed(String claim, String owner, String customer, Instant at) {
        return new StoredEvent(claim, "Claim", "value-claimed", at, new ValueClaimed(claim, owner, customer));
    }

    static StoredEvent placed(int number, String id, String reference, String customer, Instant at) {
        return new StoredEvent(
                id,
                "Order",
                "order-placed",
                at,
                new OrderPlaced(
                        new OrderId(id),
                        new CustomerId(customer),
                        reference,
                        new OrderStatus("completed"),
                        Money.of("%d.%02d".formatted(1 + number % 997, number % 100)),
                        at,
                        new MobileNumber(People.mobile(number)),
                        null,
                        null,
                        null,
                        List.of(),
                        null));
    }

    /** Before it is sealed. */
    Clear clear(String tenant) {
        return new Clear(new Row(aggregate, 0, name), tenant, message, json());
    }

    byte[] json() {
        return JSON.writeValueAsBytes(message);
    }

    /** A line of COPY in its text format. Nothing in it needs to be escaped. */
    String line(String identifier, byte[] payload, String metaData) {
        return String.join(
                "\t",
                aggregate,
                "0",
                type,
                identifier,
                at.toString(),
                name,
                "\\N",
                Copy.bytes(payload),
                metaData + "\n");
    }
}
