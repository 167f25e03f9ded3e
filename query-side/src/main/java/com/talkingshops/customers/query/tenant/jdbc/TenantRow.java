package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.TenantEvent.TenantChanged;
import com.talkingshops.customers.api.tenant.TenantEvent.TenantCreated;
import com.talkingshops.customers.api.tenant.TenantStatus;
import java.time.Instant;

/**
 * A tenant as it is stored.
 *
 * @param version how many events it has had, those of its keys included
 * @param updatedAt when it was created or its own details changed
 */
record TenantRow(
        String id,
        long version,
        String name,
        TenantStatus status,
        int rateLimit,
        String region,
        String currency,
        Instant createdAt,
        Instant updatedAt) {

    static TenantRow created(TenantCreated event, long version, Instant at) {
        return new TenantRow(
                event.tenantId().value(),
                version,
                event.name(),
                TenantStatus.active,
                event.rateLimit(),
                event.region(),
                event.currency(),
                at,
                at);
    }

    TenantRow changed(TenantChanged event, long version, Instant at) {
        return new TenantRow(
                id,
                version,
                event.name(),
                event.status(),
                event.rateLimit(),
                event.region(),
                event.currency(),
                createdAt,
                at);
    }

    TenantRow erased(long version, Instant at) {
        return new TenantRow(id, version, name, TenantStatus.erased, rateLimit, region, currency, createdAt, at);
    }

    TenantRow at(long version) {
        return new TenantRow(id, version, name, status, rateLimit, region, currency, createdAt, updatedAt);
    }
}
