package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventRows.Positioned;
import com.talkingshops.customers.eventstore.PayloadGuard.Stored;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** Stored events as they were before a {@link PayloadGuard} changed them. */
final class OpenedPayloads {

    private final PayloadGuard guard;

    OpenedPayloads(PayloadGuard guard) {
        this.guard = guard;
    }

    List<Positioned> ofPositioned(List<Positioned> rows) {
        var events = of(rows.stream().map(Positioned::event).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Positioned(rows.get(i).position(), events.get(i)))
                .toList();
    }

    List<DomainEventData<byte[]>> of(List<? extends DomainEventData<?>> events) {
        var opened = guard.open(events.stream().map(OpenedPayloads::stored).toList());
        return IntStream.range(0, events.size())
                .<DomainEventData<byte[]>>mapToObj(i -> new Opened(events.get(i), opened.get(i)))
                .toList();
    }

    private static Stored stored(DomainEventData<?> event) {
        return new Stored(
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload().getType().getName(),
                (byte[]) event.getPayload().getData(),
                (byte[]) event.getMetaData().getData());
    }

    /** A stored event with another payload. What else it says is taken from there when it is asked for, since its time is slow to read. */
    private static final class Opened implements DomainEventData<byte[]> {

        private final DomainEventData<?> event;
        private final SerializedObject<byte[]> payload;

        Opened(DomainEventData<?> event, byte[] payload) {
            this.event = event;
            this.payload = new SimpleSerializedObject<>(
                    payload, byte[].class, event.getPayload().getType());
        }

        @Override
        public String getType() {
            return event.getType();
        }

        @Override
        public String getAggregateIdentifier() {
            return event.getAggregateIdentifier();
        }

        @Override
        public long getSequenceNumber() {
            return event.getSequenceNumber();
        }

        @Override
        public String getEventIdentifier() {
            return event.getEventIdentifier();
        }

        @Override
        public Instant getTimestamp() {
            return event.getTimestamp();
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return payload;
        }

        @Override
        @SuppressWarnings("unchecked")
        public SerializedObject<byte[]> getMetaData() {
            return (SerializedObject<byte[]>) event.getMetaData();
        }
    }
}
