package com.talkingshops.customers.query.history;

import org.axonframework.messaging.Message;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** What events say, as far as it can be read: one that is not what was stored is no reason to tell nothing of others. */
public final class Told {

    private Told() {}

    /** What an event says; {@code null} if there is none, or it cannot be read. */
    public static @Nullable Object by(@Nullable Message<?> event) {
        try {
            return event == null ? null : event.getPayload();
        } catch (SerializationException e) {
            return null;
        }
    }
}
