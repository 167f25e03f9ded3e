package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.customer.CustomerCommand.ChangeCustomer;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.EmailAddress;
import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.Segment;
import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client wants changed of a customer. */
@Schema(name = "CustomerUpdate")
record CustomerUpdateBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "At least one member; an absent one stays as it is, null clears it")
        Updates updates) {

    static CustomerUpdateBody read(JsonBody body, String region) {
        JsonBody updates = body.object("updates");
        if (updates.isEmpty()) {
            body.fault("updates", "must have at least one member");
        }
        var read = new Updates(
                updates.updateNotNull("mobile", name -> updates.mobile(name, region)),
                updates.update("name", name -> updates.text(name, CustomerBody.LONGEST_NAME)),
                updates.update("email", updates::email),
                updates.update("segment", updates::segment));
        updates.refuseUnknown();
        body.finish();
        return new CustomerUpdateBody(read);
    }

    ChangeCustomer commandFor(CustomerId id, @Nullable Set<Long> expectedVersions) {
        return new ChangeCustomer(
                id, updates.mobile(), updates.name(), updates.email(), updates.segment(), expectedVersions);
    }

    /** The members that can change. */
    @Schema(name = "CustomerUpdates")
    record Updates(
            @Schema(implementation = String.class, description = "Cannot be cleared", example = "919876543211")
            Update<GivenMobile> mobile,

            @Schema(implementation = String.class, example = "John Smith", nullable = true)
            Update<String> name,

            @Schema(implementation = String.class, example = "johnsmith@example.com", nullable = true)
            Update<EmailAddress> email,

            @Schema(implementation = String.class, example = "vip", nullable = true)
            Update<Segment> segment) {}
}
