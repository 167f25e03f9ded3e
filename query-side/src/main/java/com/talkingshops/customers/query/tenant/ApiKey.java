package com.talkingshops.customers.query.tenant;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.KeyDetail;
import com.talkingshops.customers.api.tenant.TenantStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A key of a shop; what opens the door with it is known by its keyed hash alone. */
@Entity
@Immutable
@Table(schema = "rm_tenants", name = "api_key")
class ApiKey {

    @Id
    @Column(name = "key_id")
    String id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "tenant_id")
    Tenant tenant;

    String name;
    String[] scopes;

    @Nullable
    Instant expiresAt;

    @Nullable
    Integer rateLimit;

    String keyHash;
    Instant createdAt;

    @Nullable
    Instant revokedAt;

    @Nullable
    String replacedBy;

    Caller caller() {
        return new Caller(
                new TenantId(tenant.id),
                new KeyId(id),
                name,
                Set.copyOf(scopes()),
                expiresAt,
                tenant.region,
                tenant.currency,
                tenant.status != TenantStatus.active,
                tenant.rateLimit,
                rateLimit);
    }

    KeyDetail detail() {
        return new KeyDetail(
                new KeyId(id),
                name,
                scopes(),
                expiresAt,
                rateLimit,
                createdAt,
                revokedAt,
                replacedBy == null ? null : new KeyId(replacedBy));
    }

    private List<Scope> scopes() {
        var known = EnumSet.noneOf(Scope.class);
        Arrays.stream(scopes).forEach(label -> Scope.labelled(label).ifPresent(known::add));
        return List.copyOf(known);
    }
}
