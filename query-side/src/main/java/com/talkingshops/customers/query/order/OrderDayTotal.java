package com.talkingshops.customers.query.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of how many orders of a UTC day have a status. */
@Entity
@Immutable
@IdClass(OrderDayTotal.Key.class)
@Table(schema = "rm_customers", name = "order_day_total")
class OrderDayTotal {

    record Key(LocalDate placedDay, String status, short part) {}

    /** Taken as it is: by way of {@code java.sql.Date} some days before 1582 would shift. */
    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate placedDay;

    @Id
    String status;

    @Id
    short part;

    String tenantId;

    long orders;
}
