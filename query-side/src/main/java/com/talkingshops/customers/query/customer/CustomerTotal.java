package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A part of how many customers a segment has and what they spent. */
@Entity
@Immutable
@IdClass(CustomerTotal.Key.class)
@Table(schema = "rm_customers", name = "customer_total")
class CustomerTotal {

    record Key(String segment, short part) {}

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
    BigDecimal lifetimeValue;
}
