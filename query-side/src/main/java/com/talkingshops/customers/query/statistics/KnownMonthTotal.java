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

/** A part of what changed in a segment in a month of UTC days. */
@Entity
@Immutable
@IdClass(KnownMonthTotal.Key.class)
@Table(schema = "rm_statistics", name = "known_month_total")
class KnownMonthTotal {

    record Key(LocalDate month, String segment, short part) {}

    /** Taken as it is, as in {@link DayTotal}. */
    @Id
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate month;

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
    long orders;
    BigDecimal revenue;
}
