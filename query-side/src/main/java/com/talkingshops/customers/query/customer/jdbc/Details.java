package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import org.jspecify.annotations.Nullable;

/** What of a customer is personal, in clear; {@code null} where there is nothing or nothing any more. */
record Details(
        @Nullable String name,
        @Nullable String email,
        @Nullable String mobile) {

    static Details of(@Nullable String name, @Nullable EmailAddress email, @Nullable MobileNumber mobile) {
        return new Details(name, email == null ? null : email.value(), mobile == null ? null : mobile.digits());
    }
}
