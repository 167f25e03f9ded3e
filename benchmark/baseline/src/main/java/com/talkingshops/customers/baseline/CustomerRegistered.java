package com.talkingshops.customers.baseline;

import org.jspecify.annotations.Nullable;

/** A class and no record, since the serializer that the starter comes with cannot read records back. */
class CustomerRegistered {

    private final String customerId;
    private final String mobile;
    private final @Nullable String name;
    private final @Nullable String email;
    private final @Nullable String segment;

    CustomerRegistered(
            String customerId, String mobile, @Nullable String name, @Nullable String email, @Nullable String segment) {
        this.customerId = customerId;
        this.mobile = mobile;
        this.name = name;
        this.email = email;
        this.segment = segment;
    }

    String customerId() {
        return customerId;
    }

    String mobile() {
        return mobile;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String segment() {
        return segment;
    }
}
