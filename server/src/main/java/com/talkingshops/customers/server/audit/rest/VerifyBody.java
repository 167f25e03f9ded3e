package com.talkingshops.customers.server.audit.rest;

import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.server.audit.CheckpointJson;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What is to be checked. */
@Schema(name = "AuditVerify")
record VerifyBody(
        @Schema(example = "64a1b2c3d4e5f6789abc0001") @Nullable
        String tenantId,

        @Nullable CheckpointJson checkpoint) {

    private static final int LONGEST_NAME = 100;

    /** What was asked for. */
    record Asked(@Nullable String tenantId, @Nullable JsonNode checkpoint) {}

    /**
     * Reads it; no body asks for all.
     *
     * @throws com.talkingshops.customers.api.error.Rejection with all that is wrong
     */
    static Asked read(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return new Asked(null, null);
        }
        var body = JsonBody.of(node);
        String tenant = body.text("tenantId", LONGEST_NAME);
        boolean given = body.has("checkpoint");
        body.finish();
        return new Asked(tenant, given ? node.path("checkpoint") : null);
    }
}
