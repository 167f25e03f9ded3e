package com.talkingshops.customers.server.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The headers of replies. */
final class Headers {

    private Headers() {}

    static void define(Components components) {
        define(components, "X-Request-Id", "Names the request in logs and events", true, requestId());
        define(
                components,
                "RateLimit-Policy",
                "How many requests in how many seconds",
                true,
                text("\"tenant\";q=100;w=60"));
        define(
                components,
                "RateLimit",
                "How many are left, and in how many seconds there are more",
                true,
                text("\"tenant\";r=99;t=60"));
        define(components, "Retry-After", "Seconds after which a repeat is worth while", true, seconds());
        define(components, "ETag", "The version of what was read or written", false, text("\"7.3\""));
        define(
                components,
                "Location",
                "Where to read what was made",
                false,
                text("/v1/customers/64a1b2c3d4e5f6789abc1234"));
        define(
                components,
                "X-Consistency-Token",
                "Send it with a read that has to see this write",
                true,
                text("fS1xSg5pYkJ0b1dmVnRjNA"));
        define(components, "X-Read-Model", "`behind`: written, but readers may not see it yet", false, text("behind"));
        define(
                components,
                "Preference-Applied",
                "Which preference of `Prefer` was followed",
                false,
                text("respond-async"));
        define(
                components,
                "Idempotency-Replayed",
                "`true`: the outcome of an earlier request with the same key",
                false,
                text("true"));
        define(components, "Allow", "The methods that the route answers to", true, text("GET, POST"));
        define(components, "WWW-Authenticate", "How to authenticate", true, text("ApiKey"));
    }

    /** Statuses of replies to writes that tell how things stand. */
    private static final Set<Integer> DECISIONS = Set.of(200, 201, 404, 409, 412, 422);

    /** Statuses of replies that may be given before it is known whose request it is, also when the database is away. */
    private static final Set<Integer> TO_ANYBODY = Set.of(401, 503);

    /** Adds what replies to an endpoint carry, failures included once the request is let in. */
    static void add(Endpoint endpoint, int status, ApiResponse response) {
        var names = new ArrayList<>(List.of("X-Request-Id"));
        if (endpoint.isTenants() && !TO_ANYBODY.contains(status)) {
            names.addAll(List.of("RateLimit-Policy", "RateLimit"));
        }
        boolean madeByTenant = status == 201 && endpoint.isTenants();
        if (status < 400 && (endpoint.readsOneThing() || endpoint.changesOneThing() || madeByTenant)) {
            names.add("ETag");
        }
        if (madeByTenant || status == 201 && endpoint.path().equals("/admin/tenants")) {
            names.add("Location");
        }
        if (endpoint.isCommand() && DECISIONS.contains(status)) {
            names.addAll(List.of("X-Consistency-Token", "X-Read-Model", "Idempotency-Replayed"));
            if (endpoint.isTenants()) {
                names.add("Preference-Applied");
            }
        }
        names.forEach(name -> response.addHeaderObject(name, reference(name)));
    }

    static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    static Schema<?> requestId() {
        return Schemas.string("^[A-Za-z0-9._-]{1,64}$", "65f0c0ffee00000000000001");
    }

    private static Schema<?> text(String example) {
        return Schemas.ofType("string").example(example);
    }

    private static Schema<?> seconds() {
        return Schemas.ofType("integer").minimum(BigDecimal.ZERO).example(1);
    }

    private static void define(
            Components components, String name, String description, boolean always, Schema<?> schema) {
        components.addHeaders(
                name, new Header().description(description).required(always).schema(schema));
    }
}
