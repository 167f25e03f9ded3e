package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whose customer is looked up; in the body, so that the number is in no log of addresses. */
record LookupBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "919876543210")
        String mobile) {

    /**
     * Reads the number.
     *
     * @param region the caller's, by which numbers are read
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static GivenMobile read(@Nullable JsonNode node, String region) {
        var body = JsonBody.of(node);
        body.require("mobile");
        GivenMobile mobile = body.mobile("mobile", region);
        body.finish();
        return Objects.requireNonNull(mobile, "a body without faults has it");
    }
}
