package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.EventRows.Positioned;
import com.talkingshops.customers.eventstore.PayloadGuard.Stored;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;

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

    List<GenericDomainEventEntry<byte[]>> of(List<? extends DomainEventData<?>> events) {
        var opened = guard.open(events.stream().map(OpenedPayloads::stored).toList());
        return IntStream.range(0, events.size())
                .mapToObj(i -> with(opened.get(i), events.get(i)))
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

    private static GenericDomainEventEntry<byte[]> with(byte[] payload, DomainEventData<?> event) {
        return new GenericDomainEventEntry<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getEventIdentifier(),
                event.getTimestamp(),
                event.getPayload().getType().getName(),
                event.getPayload().getType().getRevision(),
                payload,
                (byte[]) event.getMetaData().getData());
    }
}
