package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.TenantCommand.ChangeTenant;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantStatus;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the operator wants changed of a tenant. */
@Schema(name = "TenantUpdate")
record TenantUpdateBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "At least one member; an absent one stays as it is")
        Updates updates) {

    static TenantUpdateBody read(JsonBody body) {
        JsonBody updates = body.object("updates");
        if (updates.isEmpty()) {
            body.fault("updates", "must have at least one member");
        }
        var read = new Updates(
                updates.updateNotNull("name", name -> TenantFields.name(updates)),
                updates.updateNotNull("rateLimit", name -> TenantFields.rateLimit(updates)),
                updates.updateNotNull("region", name -> TenantFields.region(updates)),
                updates.updateNotNull("currency", name -> TenantFields.currency(updates)),
                updates.updateNotNull("status", name -> TenantFields.status(updates)));
        updates.refuseUnknown();
        body.finish();
        return new TenantUpdateBody(read);
    }

    ChangeTenant commandFor(TenantId id) {
        return new ChangeTenant(
                id, updates.name(), updates.rateLimit(), updates.region(), updates.currency(), updates.status());
    }

    /** The members that can change; none can be cleared. */
    @Schema(name = "TenantUpdates")
    record Updates(
            @Schema(implementation = String.class, example = "Tea House")
            Update<String> name,

            @Schema(implementation = Integer.class, example = "600")
            Update<Integer> rateLimit,

            @Schema(implementation = String.class, example = "SG")
            Update<String> region,

            @Schema(implementation = String.class, example = "SGD")
            Update<String> currency,

            @Schema(
                    implementation = String.class,
                    allowableValues = {"active", "suspended"},
                    description = "The keys of a suspended tenant get 403")
            Update<TenantStatus> status) {}
}
