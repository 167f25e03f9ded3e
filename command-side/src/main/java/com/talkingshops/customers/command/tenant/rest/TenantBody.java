package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.TenantCommand.CreateTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import com.talkingshops.customers.api.tenant.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;

/** A tenant as the operator sends it. */
@Schema(name = "NewTenant")
record TenantBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 200 characters", example = "Tea Shop")
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                minimum = "1",
                maximum = "10000000",
                defaultValue = "100",
                description = "Requests in any 60 seconds, of all keys together")
        int rateLimit,

        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                defaultValue = "IN",
                description = "Region by which mobile numbers are read, ISO 3166-1 alpha-2")
        String region,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED, defaultValue = "INR", description = "ISO 4217")
        String currency) {

    static TenantBody read(JsonBody body) {
        body.require("name");
        String name = TenantFields.name(body);
        Integer rateLimit = TenantFields.rateLimit(body);
        String region = TenantFields.region(body);
        String currency = TenantFields.currency(body);
        body.finish();
        return new TenantBody(
                Objects.requireNonNull(name),
                Objects.requireNonNullElse(rateLimit, 100),
                Objects.requireNonNullElse(region, "IN"),
                Objects.requireNonNullElse(currency, "INR"));
    }

    CreateTenant commandFor(TenantId id, NewKey firstKey) {
        return new CreateTenant(id, name, rateLimit, region, currency, firstKey);
    }
}
