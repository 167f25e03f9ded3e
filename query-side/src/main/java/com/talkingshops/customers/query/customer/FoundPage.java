package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.query.directory.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param last where its last customer stands, if others come behind it
 * @param totals what all customers of the list come to
 */
record FoundPage(List<CustomerRecord> customers, @Nullable Position last, ListTotals totals) {}
