package com.talkingshops.customers.baseline;

import org.jspecify.annotations.Nullable;

record CustomerRegistered(
        String customerId,
        String mobile,
        @Nullable String name,
        @Nullable String email,
        @Nullable String segment) {}
