package com.talkingshops.customers.architecture.canary.customers.query;

import jakarta.persistence.EntityManager;

/** A canary: a query without its tenant. */
public class AsksNativelyInCode {
    Object count(EntityManager entities) {
        return entities.createNativeQuery("select count(*) from rm_customers.customer")
                .getSingleResult();
    }
}
