package com.talkingshops.customers.query.customer.jdbc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Names a total of customers; what the total is not by is {@code null}.
 *
 * @param segment empty for none
 * @param lastOrderDay the UTC day of the last counted order
 * @param createdDay the UTC day of the registration
 */
record TotalKey(
        String tenant,
        String segment,
        @Nullable LocalDate lastOrderDay,
        @Nullable LocalDate createdDay) {}
