package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.customer.CustomerCommand.RegisterCustomer;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer as a client sends it. */
@Schema(name = "NewCustomer")
record CustomerBody(
        @Schema(
                implementation = String.class,
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "A valid number; with + or 00 international, else read in the tenant's region",
                example = "919876543210")
        GivenMobile mobile,

        @Schema(description = "1 to 200 characters", example = "John Doe", nullable = true) @Nullable
        String name,

        @Schema(
                implementation = String.class,
                description = "Up to 254 characters",
                example = "john@example.com",
                nullable = true)
        @Nullable
        EmailAddress email,

        @Schema(
                implementation = String.class,
                description = "1 to 64 characters without a comma",
                example = "premium",
                nullable = true)
        @Nullable
        Segment segment) {

    static final int LONGEST_NAME = 200;

    static CustomerBody read(JsonBody body, String region) {
        body.require("mobile");
        GivenMobile mobile = body.mobile("mobile", region);
        String name = body.text("name", LONGEST_NAME);
        EmailAddress email = body.email("email");
        Segment segment = body.segment("segment");
        body.finish();
        return new CustomerBody(Objects.requireNonNull(mobile), name, email, segment);
    }

    RegisterCustomer commandFor(CustomerId id) {
        return new RegisterCustomer(id, mobile, name, email, segment);
    }
}
