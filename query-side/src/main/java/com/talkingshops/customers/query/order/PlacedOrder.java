package com.talkingshops.customers.query.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An order as it is now; what is personal is sealed. */
@Entity
@Immutable
@Table(schema = "rm_customers", name = "placed_order")
class PlacedOrder {

    @Id
    String id;

    String tenantId;

    long version;
    String customerId;
    String reference;
    String status;
    BigDecimal finalAmount;
    Instant placedAt;
    Instant updatedAt;

    byte @Nullable [] mobile;

    @Nullable
    String mobileHash;

    byte @Nullable [] name;

    byte @Nullable [] email;

    byte @Nullable [] notes;

    /** The lines as JSON. */
    @JdbcTypeCode(SqlTypes.JSON)
    String items;

    @Nullable
    String externalSource;

    @Nullable
    String externalId;
}
