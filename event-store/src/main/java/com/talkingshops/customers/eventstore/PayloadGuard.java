package com.talkingshops.customers.eventstore;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Changes serialized payloads on their way into the event store, as to encrypt what is in them, and back on their way out: below
 * upcasters and serializer, which know nothing of it. An application has one, as a bean, or none.
 */
public interface PayloadGuard {

    /**
     * Changes payloads for the store, in the transaction that will append them.
     *
     * @param events all that a unit of work appends, in order
     * @return what to store of each, in the same order
     */
    List<Guarded> guard(List<Appending> events);

    /**
     * Changes payloads back. One that cannot be read, or whose metadata cannot, is given as it is, so that it fails where it is needed, and alone.
     *
     * @return in the order of the arguments
     */
    List<byte[]> open(List<Stored> payloads);

    /**
     * An event to be appended.
     *
     * @param payloadType the name that its payload is stored under
     * @param payload serialized
     */
    record Appending(DomainEventMessage<?> event, String payloadType, byte[] payload) {}

    /**
     * What to store.
     *
     * @param along to be done in PostgreSQL in the same transaction, behind the event, and in the same round trip
     */
    record Guarded(byte[] payload, List<Along> along) {}

    /**
     * A statement that changes one row or none.
     *
     * @param parameters of the types that PostgreSQL's driver takes
     */
    record Along(String sql, List<Object> parameters) {}

    /**
     * A payload, and where it rests.
     *
     * @param metaData of the event, serialized
     */
    record Stored(String aggregate, long sequence, String payloadType, byte[] payload, byte[] metaData) {}

    /** Changes nothing. */
    PayloadGuard NONE = new PayloadGuard() {

        @Override
        public List<Guarded> guard(List<Appending> events) {
            return events.stream()
                    .map(event -> new Guarded(event.payload(), List.of()))
                    .toList();
        }

        @Override
        public List<byte[]> open(List<Stored> payloads) {
            return payloads.stream().map(Stored::payload).toList();
        }
    };
}
