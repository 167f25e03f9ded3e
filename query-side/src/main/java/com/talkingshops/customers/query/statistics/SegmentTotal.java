package com.talkingshops.customers.query.statistics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;

/** A part of what a segment comes to, of all times. */
@Entity
@Immutable
@IdClass(SegmentTotal.Key.class)
@Table(schema = "rm_statistics", name = "segment_total")
class SegmentTotal {

    record Key(String segment, short part) {}

    @Id
    String segment;

    @Id
    short part;

    String tenantId;

    long customers;
    BigDecimal lifetimeValue;
    long orders;
    BigDecimal revenue;
}
