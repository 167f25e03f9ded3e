package com.talkingshops.customers.query.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A part of how many orders have a status. */
@Entity
@Immutable
@IdClass(OrderTotal.Key.class)
@Table(schema = "rm_customers", name = "order_total")
class OrderTotal {

    record Key(String status, short part) {}

    @Id
    String status;

    @Id
    short part;

    String tenantId;

    long orders;
}
