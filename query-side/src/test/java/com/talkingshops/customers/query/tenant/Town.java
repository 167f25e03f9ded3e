package com.talkingshops.customers.query.tenant;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantEvent;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyRevoked;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** What happens to tenants and keys, as the events that the command side would append, a second after one another. */
public final class Town {

    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private static final Clock CLOCK = Clock.systemUTC();

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final Map<TenantId, Long> versions = new HashMap<>();
    private Instant now = START;

    public List<DomainEventMessage<?>> takeEvents() {
        var taken = List.<DomainEventMessage<?>>copyOf(events);
        events.clear();
        return taken;
    }

    public TenantId opens(String name) {
        var id = new TenantId(TimeOrderedId.next(CLOCK));
        happened(new TenantCreated(id, name, 100, "IN", "INR"));
        return id;
    }

    public void changes(TenantId id, String name, int rateLimit, TenantStatus status) {
        happened(new TenantChanged(id, name, rateLimit, "DE", "EUR", status));
    }

    public KeyId issues(TenantId id, String hash, Set<Scope> scopes) {
        return issues(id, hash, scopes, null, null);
    }

    public KeyId issues(TenantId id, String hash, Set<Scope> scopes, Instant expiresAt, Integer rateLimit) {
        var keyId = new KeyId(TimeOrderedId.next(CLOCK));
        happened(new KeyIssued(id, keyId, "key " + hash, scopes, expiresAt, rateLimit, hash));
        return keyId;
    }

    public void replaces(TenantId id, KeyId key, KeyId successor, Instant expiresAt) {
        happened(new KeyReplaced(id, key, successor, expiresAt));
    }

    public void revokes(TenantId id, KeyId key) {
        happened(new KeyRevoked(id, key));
    }

    private void happened(TenantEvent event) {
        long sequence = versions.merge(event.tenantId(), 1L, Long::sum) - 1;
        events.add(new GenericDomainEventMessage<>(
                "Tenant",
                event.tenantId().value(),
                sequence,
                event,
                MetaData.emptyInstance(),
                TimeOrderedId.next(CLOCK),
                now));
        now = now.plusSeconds(1);
    }
}
