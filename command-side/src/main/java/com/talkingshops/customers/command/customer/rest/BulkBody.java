package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Several customers as a client sends them; each is read by itself. */
@Schema(name = "NewCustomers")
record BulkBody(
        @ArraySchema(
                minItems = 1,
                maxItems = BulkBody.MOST,
                arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED),
                schema = @Schema(implementation = CustomerBody.class))
        List<JsonNode> customers) {

    static final int MOST = 100;

    static BulkBody read(JsonBody body) {
        body.require("customers");
        List<JsonNode> customers = body.elements("customers", 1, MOST);
        body.finish();
        return new BulkBody(customers);
    }
}
