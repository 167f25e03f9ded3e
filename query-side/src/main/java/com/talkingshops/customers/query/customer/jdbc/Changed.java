package com.talkingshops.customers.query.customer.jdbc;

import org.jspecify.annotations.Nullable;

/** A row before a batch, if there was one, and after it. */
record Changed<S>(@Nullable S before, S after) {}
