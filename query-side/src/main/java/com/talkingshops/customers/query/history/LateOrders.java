package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.eventstore.Unprojected;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Finds orders of a customer that the read model does not know yet: what is told of the past must not change when it does. */
@Component
class LateOrders {

    /** To look through so many events takes a second or less; the read model is that far behind only when something is wrong. */
    private static final long FARTHEST = 200_000;

    private static final int AT_ONCE = 500;

    private final Unprojected unprojected;
    private final AggregateStreams streams;
    private final ReadModel readModel;

    LateOrders(
            Unprojected unprojected, AggregateStreams streams, @Qualifier("customersReadModel") ReadModel readModel) {
        this.unprojected = unprojected;
        this.streams = streams;
        this.readModel = readModel;
    }

    /**
     * The ids of such orders; the read model is to be asked for all others after that.
     *
     * @throws Rejection if it is too far behind to tell
     */
    Set<String> of(CustomerId customer) {
        return unprojected
                .of(readModel, OrderPlaced.class, customer.value(), FARTHEST)
                .orElseThrow(() -> new Rejection(
                        ErrorCode.ServiceUnavailableError,
                        "The read model is too far behind to tell which orders there are; try again later.",
                        Map.of()))
                .stream()
                .gather(Gatherers.windowFixed(AT_ONCE))
                .flatMap((List<Long> some) -> streams.at(some).values().stream())
                .flatMap(event -> order(event, customer).stream())
                .collect(Collectors.toSet());
    }

    /** The id of an order of that customer; that an event names it says little, as others may write what they like into theirs. */
    private static Optional<String> order(DomainEventMessage<?> event, CustomerId customer) {
        return Told.by(event) instanceof OrderPlaced placed
                        && placed.customerId().equals(customer)
                ? Optional.of(placed.orderId().value())
                : Optional.empty();
    }
}
