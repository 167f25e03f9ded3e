package com.talkingshops.customers.query.tenant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A part of the number of shops. */
@Entity
@Immutable
@Table(schema = "rm_tenants", name = "tenant_total")
class TenantTotal {

    @Id
    short part;

    long tenants;
}
