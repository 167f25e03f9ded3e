package com.talkingshops.customers.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;

/**
 * Tells what an event of a projection belongs to. An event whose payload cannot be read belongs to its aggregate, so that it
 * fails where it is handled, for itself, and not where events are dealt out, for all.
 */
final class Sequences implements SequencingPolicy<EventMessage<?>> {

    private final Projection projection;

    Sequences(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String getSequenceIdentifierFor(EventMessage<?> event) {
        Object sequence = null;
        try {
            sequence = projection.sequenceOf(event.getPayload());
        } catch (RuntimeException | Error e) {
            RuntimeException failure = ThrownError.asUnchecked(e);
            if (PassingFailure.isOfNoEvent(failure)) {
                throw failure;
            }
            if (event instanceof DomainEventMessage<?> ofAnAggregate) {
                sequence = ofAnAggregate.getAggregateIdentifier();
            }
        }
        return sequence == null ? event.getIdentifier() : sequence.toString();
    }
}
