package com.talkingshops.customers.api.order;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Personal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an order. Names and members are the storage format: change one only with an upcaster and a new
 * approved file.
 */
public sealed interface OrderEvent {

    OrderId orderId();

    /** Whose order it is; events of one customer and its orders are projected in order. */
    CustomerId customerId();

    /** An order came in. */
    record OrderPlaced(
            OrderId orderId,
            @Person CustomerId customerId,
            String reference,
            OrderStatus status,
            Money finalAmount,
            Instant placedAt,
            @Personal @Nullable MobileNumber mobile,
            @Personal @Nullable String name,
            @Personal @Nullable EmailAddress email,
            @Personal @Nullable String notes,
            List<LineItem> items,
            @Nullable ExternalOrder external)
            implements OrderEvent {}

    /** What can change of an order is now this; all of it, changed or not. */
    record OrderChanged(
            OrderId orderId,
            @Person CustomerId customerId,
            OrderStatus status,
            Money finalAmount,
            @Personal @Nullable String notes)
            implements OrderEvent {}
}
