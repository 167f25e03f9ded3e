package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of how many customers of a segment were created on one UTC day and had their last counted order on another. */
@Entity
@Immutable
@IdClass(CreatedActiveTotal.Key.class)
@Table(schema = "rm_customers", name = "created_active_total")
class CreatedActiveTotal {

    record Key(LocalDate lastOrderDay, LocalDate createdDay, String segment, short part) {}

    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate lastOrderDay;

    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate createdDay;

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
}
