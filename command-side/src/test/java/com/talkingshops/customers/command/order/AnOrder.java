package com.talkingshops.customers.command.order;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.order.ExternalOrder;
import com.talkingshops.customers.api.order.LineItem;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.command.Given;
import com.talkingshops.customers.command.claim.InMemoryClaims;
import com.talkingshops.customers.command.customer.InMemoryRegistrar;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** The order that tests place and change, and whose it is. */
final class AnOrder {

    static final OrderId ORDER = new OrderId("64a1b2c3d4e5f6789abc5678");
    static final OrderId EARLIER_ORDER = new OrderId("64a1b2c3d4e5f6789abc0001");
    static final CustomerId JOHN = new CustomerId("64a1b2c3d4e5f6789abc1234");
    static final CustomerId NEW_CUSTOMER = new CustomerId("64a1b2c3d4e5f6789abc9999");
    static final MobileNumber MOBILE = new MobileNumber("919876543210");
    static final EmailAddress EMAIL = new EmailAddress("john@example.com");
    static final OrderStatus COMPLETED = new OrderStatus("completed");
    static final Instant PLACED_AT = Instant.parse("2023-06-20T10:30:00Z");
    static final ExternalOrder EXTERNAL = new ExternalOrder("shopify", "1001");
    static final List<LineItem> ITEMS = List.of(new LineItem("Tea", 2, Money.of("125.00")));

    private AnOrder() {}

    static AggregateTestFixture<Order> fixtureWith(InMemoryClaims claims) {
        AggregateTestFixture<Order> fixture = Given.fixtureOf(Order.class);
        fixture.registerInjectableResource(new Intake(
                EventSourcingRepository.builder(Order.class)
                        .eventStore(claims.events())
                        .build(),
                claims.claims(),
                claims.mobiles(),
                InMemoryRegistrar.on(claims)));
        return fixture;
    }

    static OrderPlaced placed(CustomerId customer, String reference, ExternalOrder external) {
        return new OrderPlaced(
                ORDER,
                customer,
                reference,
                COMPLETED,
                Money.of("250.00"),
                PLACED_AT,
                MOBILE,
                "John Doe",
                EMAIL,
                "ring twice",
                ITEMS,
                external);
    }
}
