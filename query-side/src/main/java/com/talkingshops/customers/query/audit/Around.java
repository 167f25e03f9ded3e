package com.talkingshops.customers.query.audit;

import com.talkingshops.customers.eventstore.AggregateStreams.Before;
import com.talkingshops.customers.eventstore.AggregateStreams.Naming;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an event of a trail lies, and those that are read to tell of it.
 *
 * @param before what was before it; {@code null} if it is gone
 * @param order the order behind a registration, which may have made the customer; {@code null} if there is none
 */
record Around(
        long position, @Nullable Before before, @Nullable Naming order) {

    /** Where they lie, and it itself. */
    Stream<Long> positions() {
        Stream<Long> earlier =
                before == null || before.last() == null ? Stream.of() : Stream.of(before.first(), before.last());
        Stream<Long> behind = order == null ? Stream.of() : Stream.of(order.position());
        return Stream.of(Stream.of(position), earlier, behind).flatMap(some -> some);
    }

    /** How long is what all of them say, as it is stored. */
    long bytes() {
        return (before == null ? 0 : before.bytes()) + (order == null ? 0 : order.bytes());
    }
}
