package com.talkingshops.customers.query.customer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of how many customers of a segment had their last counted order on a UTC day. */
@Entity
@Immutable
@IdClass(ActiveTotal.Key.class)
@Table(schema = "rm_customers", name = "active_total")
class ActiveTotal {

    record Key(LocalDate lastOrderDay, String segment, short part) {}

    /** Taken as it is: by way of {@code java.sql.Date} some days before 1582 would shift. */
    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate lastOrderDay;

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
}
