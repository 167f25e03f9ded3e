package com.talkingshops.customers.query.directory;

import static org.hibernate.jpa.HibernateHints.HINT_FETCH_SIZE;

import jakarta.persistence.QueryHint;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/** Reads what customers' orders come to. */
interface StoredFigures extends Repository<FiguresRow, String> {

    @Query("""
            select new com.talkingshops.customers.query.directory.FiguresSeen(p.part, p.generation, p.change)
              from FiguresProgress p
             where p.tenantId = :tenant
            """)
    List<FiguresSeen> progress(String tenant);

    /** What changed after a batch of a part. The first time that is every customer, so rows come in portions. */
    @Query("""
            select new com.talkingshops.customers.query.directory.ChangedFigures(
                       f.directorySegment, f.slot, f.orderCount, f.lifetimeValue, f.lastOrderAt)
              from FiguresRow f
             where f.tenantId = :tenant and f.part = :part and f.change > :change and f.directorySegment is not null
            """)
    @QueryHints(@QueryHint(name = HINT_FETCH_SIZE, value = "5000"))
    Stream<ChangedFigures> changedSince(String tenant, short part, long change);
}
