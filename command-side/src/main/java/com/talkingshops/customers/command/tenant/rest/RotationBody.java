package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a key is to be replaced. */
@Schema(name = "KeyRotation")
record RotationBody(
        @Schema(
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                minimum = "0",
                maximum = "7",
                defaultValue = "0",
                description = "Days during which the old key still works")
        int overlapDays) {

    private static final int MOST_DAYS = 7;

    /** Reads a body; none at all asks for no overlap. */
    static RotationBody read(@Nullable JsonNode node) {
        return node == null ? new RotationBody(0) : read(JsonBody.of(node));
    }

    private static RotationBody read(JsonBody body) {
        Integer days = body.integer("overlapDays", 0, MOST_DAYS);
        body.finish();
        return new RotationBody(days == null ? 0 : days);
    }
}
