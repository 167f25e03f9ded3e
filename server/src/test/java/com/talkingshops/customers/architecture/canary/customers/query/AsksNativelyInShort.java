package com.talkingshops.customers.architecture.canary.customers.query;

import org.springframework.data.jpa.repository.NativeQuery;

/** A canary: a query without its tenant. */
public interface AsksNativelyInShort {
    @NativeQuery("select count(*) from rm_customers.customer")
    long count();
}
