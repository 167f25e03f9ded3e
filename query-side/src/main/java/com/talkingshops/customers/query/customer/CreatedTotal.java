package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of how many customers of a segment were created on a UTC day, and what they spent. */
@Entity
@Immutable
@IdClass(CreatedTotal.Key.class)
@Table(schema = "rm_customers", name = "created_total")
class CreatedTotal {

    record Key(LocalDate createdDay, String segment, short part) {}

    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate createdDay;

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
    BigDecimal lifetimeValue;
}
