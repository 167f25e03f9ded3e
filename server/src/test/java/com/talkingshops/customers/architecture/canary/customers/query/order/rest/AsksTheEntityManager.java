package com.talkingshops.customers.architecture.canary.customers.query.order.rest;

import jakarta.persistence.EntityManager;

/** A canary: an endpoint that goes to the database itself. */
public record AsksTheEntityManager(EntityManager entities) {}
