package com.talkingshops.customers.architecture.canary.customers.query.order.jdbc;

/** What a canary knows and should not. */
public class Tables {}
