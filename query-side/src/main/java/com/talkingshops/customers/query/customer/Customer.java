package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A customer as it is now; what is personal is sealed. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "customer")
class Customer {

    @Id
    String id;

    String tenantId;

    long version;

    byte @Nullable [] name;

    byte @Nullable [] email;

    byte @Nullable [] mobile;

    @Nullable
    String mobileHash;

    /** Empty for none. */
    String segment;

    /** The segment as it is sorted. */
    @Nullable
    String segmentKey;

    Instant createdAt;
    Instant updatedAt;
}
