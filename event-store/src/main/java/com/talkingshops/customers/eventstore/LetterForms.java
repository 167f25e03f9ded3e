package com.talkingshops.customers.eventstore;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * Gives the events of letters the form that events have now: a letter keeps the one that its event had when it failed, which
 * may have been in an earlier release, and Axon's queue would hand it out as it is.
 */
final class LetterForms {

    private final Serializer serializer;
    private final Supplier<? extends EventUpcaster> upcasters;

    /**
     * Upcasts.
     *
     * @param serializer which letters and events are written with
     */
    LetterForms(Serializer serializer, Supplier<? extends EventUpcaster> upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** What an event is now: itself, mostly; none or several, if an upcaster makes that of it. */
    Stream<EventMessage<?>> now(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked && event instanceof DomainEventMessage<?> ofAnAggregate
                ? EventUtils.upcastAndDeserializeTrackedEvents(
                                Stream.of(new TrackedDomainEventData<>(tracked.trackingToken(), stored(ofAnAggregate))),
                                serializer,
                                upcasters.get())
                        .map(message -> message)
                : Stream.of(event);
    }

    private GenericDomainEventEntry<byte[]> stored(DomainEventMessage<?> event) {
        var payload = event.serializePayload(serializer, byte[].class);
        return new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getIdentifier(),
                event.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }
}
