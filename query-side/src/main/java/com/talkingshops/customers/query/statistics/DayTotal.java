package com.talkingshops.customers.query.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of what a segment comes to on a UTC day. */
@Entity
@Immutable
@IdClass(DayTotal.Key.class)
@Table(schema = "rm_statistics", name = "day_total")
class DayTotal {

    record Key(LocalDate day, String segment, short part) {}

    /** Taken as it is: by way of {@code java.sql.Date} some days before 1582 would shift. */
    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate day;

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
    long orders;
    BigDecimal revenue;
}
