package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDeleted;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerDetailsChanged;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerErased;
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
 * @param segment empty for none
 * @param details what the batch says they are now; {@code null} if it says nothing
 * @param spot where it lies in the directory, if it does
 */
record CustomerState(
        RowKey key,
        long version,
        Presence presence,
        String segment,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Details details,
        OrderFigures orders,
        @Nullable Spot spot) {

    /** Whether it is there, or why not. */
    enum Presence {
        AWAITED,
        PRESENT,
        DELETED,
        ERASED
    }

    static CustomerState unknown(RowKey key) {
        return new CustomerState(key, 0, Presence.AWAITED, "", null, null, null, OrderFigures.NONE, null);
    }

    static CustomerState gone(RowKey key, long version, boolean erased) {
        var presence = erased ? Presence.ERASED : Presence.DELETED;
        return new CustomerState(key, version, presence, "", null, null, null, OrderFigures.NONE, null);
    }

    boolean present() {
        return presence == Presence.PRESENT;
    }

    /** Whether nothing may be written any more of who it was. */
    boolean erased() {
        return presence == Presence.ERASED;
    }

    /** Whether orders came before the customer did. */
    boolean isAwaited() {
        return version == 0;
    }

    CustomerState after(CustomerEvent event, long newVersion, Instant at) {
        return switch (event) {
            case CustomerRegistered(var id, var mobile, var name, var email, var itsSegment) ->
                new CustomerState(
                        key,
                        newVersion,
                        Presence.PRESENT,
                        name(itsSegment),
                        at,
                        at,
                        Details.of(name, email, mobile),
                        orders,
                        spot);
            case CustomerDetailsChanged(var id, var mobile, var name, var email, var itsSegment) -> {
                if (!present()) {
                    throw new IllegalStateException("a change of a customer who is not there: " + key);
                }
                yield new CustomerState(
                        key,
                        newVersion,
                        Presence.PRESENT,
                        name(itsSegment),
                        createdAt,
                        at,
                        Details.of(name, email, mobile),
                        orders,
                        spot);
            }
            case CustomerDeleted ignored -> gone(key, newVersion, false);
            case CustomerErased ignored -> gone(key, newVersion, true);
        };
    }

    CustomerState with(OrderFigures newOrders) {
        return new CustomerState(key, version, presence, segment, createdAt, updatedAt, details, newOrders, spot);
    }

    CustomerState at(Spot newSpot) {
        return new CustomerState(key, version, presence, segment, createdAt, updatedAt, details, orders, newSpot);
    }

    private static String name(@Nullable Segment segment) {
        return segment == null ? "" : segment.name();
    }
}
