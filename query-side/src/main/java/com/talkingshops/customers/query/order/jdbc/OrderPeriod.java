package com.talkingshops.customers.query.order.jdbc;

import java.time.Instant;

/** When a customer's first and last counted orders were made. */
public record OrderPeriod(Instant first, Instant last) {}
