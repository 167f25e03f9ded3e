package com.talkingshops.customers.baseline;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

record RegisterCustomer(
        @TargetAggregateIdentifier String customerId,
        String mobile,
        @Nullable String name,
        @Nullable String email,
        @Nullable String segment) {}
