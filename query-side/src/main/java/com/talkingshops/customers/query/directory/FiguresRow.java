package com.talkingshops.customers.query.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a customer's orders come to, as the directory needs it: by slot and by change. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "customer_metrics")
class FiguresRow {

    @Id
    String id;

    String tenantId;

    long orderCount;
    BigDecimal lifetimeValue;

    @Nullable
    Instant lastOrderAt;

    @Nullable
    String directorySegment;

    @Nullable
    Short slot;

    short part;
    long change;
}
