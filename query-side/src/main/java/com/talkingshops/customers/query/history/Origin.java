package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Actor;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Actor.Kind;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import java.util.Objects;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Who caused an event, as its metadata says. */
public final class Origin {

    private Origin() {}

    /**
     * Who acted.
     *
     * @param byOrder whether it was done to take in an order
     */
    public static Actor actor(Message<?> event, boolean byOrder) {
        String id = text(event, MessageKeys.ACTOR);
        String name = text(event, MessageKeys.ACTOR_NAME);
        if (MessageKeys.OPERATOR.equals(id)) {
            return new Actor(Kind.operator, null, name);
        }
        Kind kind = byOrder ? Kind.order : Kind.key;
        return new Actor(id == null ? null : kind, id, name);
    }

    /** The request that it came of. */
    public static @Nullable String request(Message<?> event) {
        return text(event, MessageKeys.REQUEST);
    }

    /**
     * Whether an order made a customer: the customer is then what the order says, and both come of one request. That alone does
     * not tell, since clients may give several requests one id.
     */
    public static boolean isOfOneRequest(Message<?> registration, Message<?> order) {
        return Told.by(registration) instanceof CustomerRegistered registered
                && Told.by(order) instanceof OrderPlaced placed
                && request(registration) != null
                && Objects.equals(request(registration), request(order))
                && registered.segment() == null
                && Objects.equals(registered.mobile(), placed.mobile())
                && Objects.equals(registered.name(), placed.name())
                && Objects.equals(registered.email(), placed.email());
    }

    private static @Nullable String text(Message<?> event, String key) {
        Object value = event.getMetaData().get(key);
        return value == null ? null : value.toString();
    }
}
