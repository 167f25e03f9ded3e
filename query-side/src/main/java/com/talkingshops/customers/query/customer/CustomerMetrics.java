package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a customer's orders come to; of counted orders, except for the number of changes. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "customer_metrics")
class CustomerMetrics {

    @Id
    String id;

    String tenantId;

    String segment;

    /** Not there while only orders of the customer are known. */
    @Nullable
    Instant createdAt;

    long orderCount;
    BigDecimal lifetimeValue;

    @Nullable
    Instant firstOrderAt;

    @Nullable
    Instant lastOrderAt;

    long orderChanges;
}
