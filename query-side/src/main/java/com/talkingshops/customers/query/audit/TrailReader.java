package com.talkingshops.customers.query.audit;

import com.talkingshops.customers.api.audit.AuditEvent.OperatorActed;
import com.talkingshops.customers.api.audit.AuditQuery;
import com.talkingshops.customers.api.audit.AuditQuery.FindTrail;
import com.talkingshops.customers.api.audit.AuditQuery.GetWholeTrail;
import com.talkingshops.customers.api.audit.AuditQuery.TrailEntry;
import com.talkingshops.customers.api.audit.AuditQuery.TrailPage;
import com.talkingshops.customers.api.audit.AuditQuery.WholeTrail;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.eventstore.AggregateStreams;
import com.talkingshops.customers.eventstore.listing.Choice;
import com.talkingshops.customers.eventstore.listing.EventList;
import com.talkingshops.customers.eventstore.listing.EventLists;
import com.talkingshops.customers.query.history.Loads;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with what happened: to a whole tenant, or to tenants and keys themselves and by the operator. */
@Component
class TrailReader {

    /** How many events are opened at once; fewer if they are large. */
    private static final int PORTION = 100;

    /** What is told of when no tenant is named. */
    private static final Set<String> OPERATORS = Stream.of(TenantEvent.class, OperatorActed.class)
            .flatMap(kind -> StoredNames.of(kind).stream())
            .collect(Collectors.toUnmodifiableSet());

    private final EventLists lists;
    private final AggregateStreams streams;

    TrailReader(EventLists lists, AggregateStreams streams) {
        this.lists = lists;
        this.streams = streams;
    }

    @QueryHandler
    public TrailPage handle(FindTrail query) {
        var account = new TrailAccount(streams);
        var found = list(query.tenantId())
                .page(choice(query), query.chosen().oldestFirst(), (query.page() - 1L) * query.limit(), query.limit());
        return new TrailPage(
                opened(account.around(found.positions()).stream(), account).toList(),
                found.total(),
                Math.ceilDiv(found.total(), query.limit()),
                new TrailPage.Meta(
                        query.page(), query.limit(), query.chosen().oldestFirst() ? "sequence" : "-sequence"));
    }

    @QueryHandler
    public WholeTrail handle(GetWholeTrail query) {
        var account = new TrailAccount(streams);
        // Begun here, so that nothing is in it that happens later.
        var positions = list(query.tenantId()).all(choice(query), query.chosen().oldestFirst());
        return new WholeTrail(() -> entries(positions, account));
    }

    private static Iterator<TrailEntry> entries(Iterator<Long> positions, TrailAccount account) {
        // On its own, since a stream holds all that one element of its source comes to.
        Iterator<Around> around = stream(positions)
                .gather(Gatherers.windowFixed(PORTION))
                .flatMap((List<Long> portion) -> account.around(portion).stream())
                .iterator();
        return opened(stream(around), account).iterator();
    }

    private static Stream<TrailEntry> opened(Stream<Around> around, TrailAccount account) {
        return around.gather(Loads.of(PORTION, Around::bytes))
                .flatMap((List<Around> load) -> account.of(load).stream());
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    private EventList list(@Nullable TenantId tenant) {
        if (tenant == null) {
            return lists.ofTypes(OPERATORS);
        }
        if (streams.beginning(tenant.value())
                .filter(first -> StoredNames.events().get(first.type()) == TenantCreated.class)
                .isEmpty()) {
            throw Rejection.notFound("Tenant");
        }
        return lists.of(tenant.value());
    }

    private static Choice choice(AuditQuery query) {
        var chosen = query.chosen();
        return new Choice(chosen.types(), chosen.from(), chosen.before());
    }
}
