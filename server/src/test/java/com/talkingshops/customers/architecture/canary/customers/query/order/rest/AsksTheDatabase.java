package com.talkingshops.customers.architecture.canary.customers.query.order.rest;

import javax.sql.DataSource;

/** A canary: an endpoint that goes to the database itself. */
public record AsksTheDatabase(DataSource database) {}
