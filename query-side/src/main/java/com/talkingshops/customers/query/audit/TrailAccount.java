package com.talkingshops.customers.query.audit;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditQuery.TrailEntry;
import com.talkingshops.customers.api.customer.CustomerEvent;
import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry.Change;
import com.talkingshops.customers.api.order.OrderEvent.OrderPlaced;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.eventstore.AggregateStreams.Before;
import com.talkingshops.customers.eventstore.AggregateStreams.Naming;
import com.talkingshops.customers.query.history.Changes;
import com.talkingshops.customers.query.history.Origin;
import com.talkingshops.customers.query.history.Summary;
import com.talkingshops.customers.query.history.Told;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** Tells events of a trail, each beside the one that it replaces: what lies around them in two statements however many they are, and what they say in two more. */
final class TrailAccount {

    /** Which events tell what was before an event. A key's end was that of its successor, which is issued right before. */
    private static final Map<String, Set<String>> EARLIER = Map.of(
            "customer-details-changed", Set.of("customer-registered", "customer-details-changed"),
            "order-changed", Set.of("order-placed", "order-changed"),
            "tenant-changed", Set.of("tenant-created", "tenant-changed"),
            "key-replaced", Set.of("key-issued"));

    private static final Set<String> ENDS = Set.of("customer-erased", "tenant-erased");

    /** An order that makes a customer is stored with it; other transactions' events may lie between the two. */
    private static final int NEAR = 64;

    private final AggregateStreams streams;

    TrailAccount(AggregateStreams streams) {
        this.streams = streams;
    }

    /** What is known of some events together. */
    private record Known(SortedMap<Long, DomainEventMessage<?>> events, Set<String> erased) {

        @Nullable
        DomainEventMessage<?> event(@Nullable Long position) {
            return position == null ? null : events.get(position);
        }
    }

    /** What lies around events at some positions, in their order; two statements, which read little of each. */
    List<Around> around(List<Long> positions) {
        if (positions.isEmpty()) {
            return List.of();
        }
        Map<Long, Before> before = streams.before(positions, EARLIER);
        Map<Long, Naming> orders = streams.naming(
                positions, StoredNames.nameOf(CustomerRegistered.class), StoredNames.nameOf(OrderPlaced.class), NEAR);
        return positions.stream()
                .map(position -> new Around(position, before.get(position), orders.get(position)))
                .toList();
    }

    /** What is to be told of some events, in their order, two more statements; of an event that is gone, nothing. */
    List<TrailEntry> of(List<Around> some) {
        var wanted = some.stream().flatMap(Around::positions).collect(Collectors.toCollection(TreeSet::new));
        if (wanted.isEmpty()) {
            return List.of();
        }
        var events = streams.at(wanted);
        var known = new Known(events, streams.ended(owners(events.values()), ENDS));
        return some.stream()
                .filter(one -> events.containsKey(one.position()))
                .map(one -> entry(one, Objects.requireNonNull(events.get(one.position())), known))
                .toList();
    }

    private static Set<String> owners(Iterable<DomainEventMessage<?>> events) {
        var owners = new HashSet<String>();
        for (DomainEventMessage<?> event : events) {
            Stream.of(tenant(event), Subject.of(Told.by(event)).customer())
                    .filter(Objects::nonNull)
                    .forEach(owner -> owners.add(owner.toString()));
        }
        return owners;
    }

    private TrailEntry entry(Around around, DomainEventMessage<?> event, Known known) {
        Object payload = Told.by(event);
        TenantId tenant = tenant(event);
        Subject subject = Subject.of(payload);
        boolean forgotten = Stream.of(tenant, subject.customer())
                .anyMatch(owner -> owner != null && known.erased().contains(owner.toString()));
        Before before = around.before();
        List<Change> changes = payload == null
                ? List.of()
                : new Changes(forgotten).between(before == null ? null : Told.by(known.event(before.last())), payload);
        OrderPlaced maker = maker(around, event, known);
        return new TrailEntry(
                around.position(),
                event.getTimestamp().truncatedTo(ChronoUnit.MICROS),
                StoredNames.nameOf(event.getPayloadType()),
                payload instanceof CustomerEvent ? String.valueOf(event.getSequenceNumber() + 1) : null,
                tenant,
                subject.customer(),
                subject.order(),
                subject.key(),
                Summary.of(payload, changes, maker == null ? reference(payload, before, known) : maker.reference()),
                changes,
                Origin.actor(event, maker != null),
                Origin.request(event));
    }

    /** The order that made a customer; {@code null} if none did. */
    private static @Nullable OrderPlaced maker(Around around, DomainEventMessage<?> event, Known known) {
        DomainEventMessage<?> behind =
                around.order() == null ? null : known.event(around.order().position());
        return behind != null
                        && Told.by(event) instanceof CustomerRegistered
                        && Told.by(behind) instanceof OrderPlaced order
                        && Origin.isOfOneRequest(event, behind)
                ? order
                : null;
    }

    /** What an order is called; {@code null} if it is none. */
    private static @Nullable String reference(@Nullable Object payload, @Nullable Before before, Known known) {
        if (payload instanceof OrderPlaced placed) {
            return placed.reference();
        }
        return before != null && Told.by(known.event(before.first())) instanceof OrderPlaced placed
                ? placed.reference()
                : null;
    }

    private static @Nullable TenantId tenant(DomainEventMessage<?> event) {
        Object tenant = event.getMetaData().get(MessageKeys.TENANT);
        return tenant != null && TimeOrderedId.hasShape(tenant.toString()) ? new TenantId(tenant.toString()) : null;
    }
}
