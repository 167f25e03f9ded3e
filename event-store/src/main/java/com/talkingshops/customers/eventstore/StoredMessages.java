package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventRows.Positioned;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Makes messages of stored events: opened, in the form that events have now, and read. */
final class StoredMessages {

    private final OpenedPayloads payloads;
    private final Supplier<? extends EventUpcaster> upcasters;
    private final Serializer serializer;

    StoredMessages(OpenedPayloads payloads, Supplier<? extends EventUpcaster> upcasters, Serializer serializer) {
        this.payloads = payloads;
        this.upcasters = upcasters;
        this.serializer = serializer;
    }

    List<EventMessage<?>> of(List<Positioned> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        payloads.ofPositioned(rows).stream()
                                .map(row -> new TrackedDomainEventData<>(
                                        new GlobalSequenceTrackingToken(row.position()), row.event())),
                        serializer,
                        upcasters.get())
                .<EventMessage<?>>map(StoredMessages::read)
                .toList();
    }

    /** Metadata that was stored beside an event. */
    MetaData metaData(byte[] stored) {
        return serializer.deserialize(new SerializedMetaData<>(stored, byte[].class));
    }

    /** Here, and not where it is needed first, which is while others wait. */
    private static EventMessage<?> read(EventMessage<?> event) {
        try {
            event.getPayload();
            event.getMetaData();
        } catch (RuntimeException | Error e) {
            // It fails again for whoever handles it, be it that it cannot be read or that an upcaster fails.
        }
        return event;
    }
}
