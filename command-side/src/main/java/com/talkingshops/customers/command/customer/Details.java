package com.talkingshops.customers.command.customer;

import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.customer.Segment;
import org.jspecify.annotations.Nullable;

/** What can change of a customer. */
record Details(
        @Nullable MobileNumber mobile,
        @Nullable String name,
        @Nullable EmailAddress email,
        @Nullable Segment segment) {

    static final Details NONE = new Details(null, null, null, null);
}
