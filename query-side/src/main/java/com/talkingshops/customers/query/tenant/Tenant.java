package com.talkingshops.customers.query.tenant;

import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.TenantDetail;
import com.talkingshops.customers.api.tenant.TenantStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A shop, as the operator sees it. */
@Entity
@Immutable
@Table(schema = "rm_tenants", name = "tenant")
class Tenant {

    @Id
    @Column(name = "tenant_id")
    String id;

    String name;

    @Enumerated(EnumType.STRING)
    TenantStatus status;

    int rateLimit;
    String region;
    String currency;
    Instant createdAt;
    Instant updatedAt;

    TenantDetail detail() {
        return new TenantDetail(new TenantId(id), name, status, rateLimit, region, currency, createdAt, updatedAt);
    }
}
