package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.query.directory.Spot;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer while a batch of events is applied.
 *
 * @param version how many events it has had; 0 while nothing but orders of it is known
 * @param present whether it is there: neither unknown nor deleted
 * @param segment empty for none
 * @param details what the batch says they are now; {@code null} if it says nothing
 * @param spot where it lies in the directory, if it does
 */
record CustomerState(
        RowKey key,
        long version,
        boolean present,
        String segment,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Details details,
        OrderFigures orders,
        @Nullable Spot spot) {

    static CustomerState unknown(RowKey key) {
        return new CustomerState(key, 0, false, "", null, null, null, OrderFigures.NONE, null);
    }

    static CustomerState deleted(RowKey key, long version) {
        return new CustomerState(key, version, false, "", null, null, null, OrderFigures.NONE, null);
    }

    /** Whether orders came before the customer did. */
    boolean isAwaited() {
        return version == 0;
    }

    CustomerState after(CustomerEvent event, long newVersion, Instant at) {
        return switch (event) {
            case CustomerRegistered(var id, var mobile, var name, var email, var itsSegment) ->
                new CustomerState(
                        key, newVersion, true, name(itsSegment), at, at, Details.of(name, email, mobile), orders, spot);
            case CustomerDetailsChanged(var id, var mobile, var name, var email, var itsSegment) -> {
                if (!present) {
                    throw new IllegalStateException("a change of a customer who is not there: " + key);
                }
                yield new CustomerState(
                        key,
                        newVersion,
                        true,
                        name(itsSegment),
                        createdAt,
                        at,
                        Details.of(name, email, mobile),
                        orders,
                        spot);
            }
            case CustomerDeleted ignored -> deleted(key, newVersion);
        };
    }

    CustomerState with(OrderFigures newOrders) {
        return new CustomerState(key, version, present, segment, createdAt, updatedAt, details, newOrders, spot);
    }

    CustomerState at(Spot newSpot) {
        return new CustomerState(key, version, present, segment, createdAt, updatedAt, details, orders, newSpot);
    }

    private static String name(@Nullable Segment segment) {
        return segment == null ? "" : segment.name();
    }
}
