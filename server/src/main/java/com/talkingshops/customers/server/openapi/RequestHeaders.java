package com.talkingshops.customers.server.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The headers that requests can carry, and which operation heeds which. */
final class RequestHeaders {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String PREFER = "Prefer";
    private static final String CONSISTENCY_TOKEN = "X-Consistency-Token";
    private static final String REQUEST_ID = "X-Request-Id";

    private RequestHeaders() {}

    static void define(Components components) {
        define(components, REQUEST_ID, "Names the request; otherwise it is given a name", Headers.requestId());
        define(
                components,
                IDEMPOTENCY_KEY,
                "For 24 hours a repeat with the same key gets the outcome of the first",
                Schemas.ofType("string").minLength(1).maxLength(255));
        define(
                components,
                IF_MATCH,
                "Change only this version",
                Schemas.ofType("string").example("\"7\""));
        define(
                components,
                IF_NONE_MATCH,
                "Answer 304 if this is still the tag",
                Schemas.ofType("string").example("\"7.3\""));
        define(
                components,
                PREFER,
                "`respond-async`: answer when it is written, before readers see it",
                Schemas.ofType("string").example("respond-async"));
        define(
                components,
                CONSISTENCY_TOKEN,
                "From the reply to a write: answer with what that write saw, or 503",
                Schemas.ofType("string").example("fS1xSg5pYkJ0b1dmVnRjNA"));
    }

    static void add(Endpoint endpoint) {
        var names = new ArrayList<>(List.of(REQUEST_ID));
        if (endpoint.isCommand()) {
            names.addAll(List.of(IDEMPOTENCY_KEY, PREFER));
        } else if (!endpoint.isWrite()) {
            names.add(CONSISTENCY_TOKEN);
        }
        if (endpoint.changesOneThing()) {
            names.add(IF_MATCH);
        }
        if (endpoint.readsConditionally()) {
            names.add(IF_NONE_MATCH);
        }
        names.forEach(name -> put(endpoint.operation(), name));
    }

    /** Adds a header, in place of what a controller's method says about it. */
    private static void put(Operation operation, String name) {
        var parameters = new ArrayList<Parameter>();
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(known -> !name.equalsIgnoreCase(known.getName()))
                    .forEach(parameters::add);
        }
        parameters.add(new Parameter().$ref("#/components/parameters/" + name));
        operation.setParameters(parameters);
    }

    private static void define(Components components, String name, String description, Schema<?> schema) {
        components.addParameters(
                name,
                new Parameter()
                        .in("header")
                        .name(name)
                        .description(description)
                        .required(false)
                        .schema(schema));
    }
}
