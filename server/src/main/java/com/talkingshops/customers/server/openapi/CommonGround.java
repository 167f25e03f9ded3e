package com.talkingshops.customers.server.openapi;

import com.talkingshops.customers.api.error.ErrorCode;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to every operation what it has in common with the others: keys, headers, failures. */
final class CommonGround implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Components components = document.getComponents();
        Headers.define(components);
        RequestHeaders.define(components);
        components.addSchemas("Error", error());
        FailureReplies.define(components);
        Endpoint.of(document).forEach(CommonGround::complete);
    }

    private static void complete(Endpoint endpoint) {
        Operation operation = endpoint.operation();
        operation.setSecurity(List.of(new SecurityRequirement()
                .addList(endpoint.isTenants() ? OpenApiConfiguration.TENANT_KEY : OpenApiConfiguration.OPERATOR_KEY)));
        operation.setTags(List.of(tag(endpoint)));
        RequestHeaders.add(endpoint);
        ApiResponses replies = operation.getResponses();
        if (endpoint.readsConditionally()) {
            replies.addApiResponse("304", new ApiResponse().description("Still what the tag tells"));
        }
        replies.forEach((status, reply) -> Headers.add(endpoint, Integer.parseInt(status), reply));
        FailureReplies.of(endpoint)
                .forEach(code -> replies.addApiResponse(
                        String.valueOf(code.status()), FailureReplies.reference(code, endpoint)));
    }

    private static String tag(Endpoint endpoint) {
        if (!endpoint.isTenants()) {
            return "Operator";
        }
        if (endpoint.path().endsWith("/stats")) {
            return "Statistics";
        }
        return endpoint.path().startsWith("/v1/orders") ? "Orders" : "Customers";
    }

    private static Schema<?> error() {
        Schema<?> code = Schemas.ofType("string");
        code.setEnum(codes());
        Schema<?> details = Schemas.ofType("object")
                .addProperty("requestId", Headers.requestId())
                .addRequiredItem("requestId")
                .additionalProperties(true);
        Schema<?> error = Schemas.ofType("object")
                .addProperty("code", code)
                .addProperty("message", Schemas.ofType("string"))
                .addProperty("details", details)
                .required(List.of("code", "message", "details"));
        return Schemas.ofType("object").addProperty("error", error).required(List.of("error"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a schema's enumeration is of its own unknown type
    private static List codes() {
        return Arrays.stream(ErrorCode.values()).map(Enum::name).toList();
    }
}
