package com.talkingshops.customers.query.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The first UTC day on which anything happened in a shop, also if nothing is left of it. */
@Entity
@Immutable
@Table(schema = "rm_statistics", name = "first_day")
class FirstDay {

    @Id
    String tenantId;

    /** Taken as it is, as in {@link DayTotal}. */
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    LocalDate day;
}
