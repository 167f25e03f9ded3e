package com.talkingshops.customers.architecture.canary.customers.query;

import org.springframework.data.jpa.repository.Query;

/** A canary: a query without its tenant. */
public interface AsksNatively {
    @Query(value = "select count(*) from rm_customers.customer", nativeQuery = true)
    long count();
}
