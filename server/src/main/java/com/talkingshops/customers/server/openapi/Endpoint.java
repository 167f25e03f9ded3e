package com.talkingshops.customers.server.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.List;
import java.util.Set;

/** An operation, and what its path and method say about it. */
record Endpoint(String path, HttpMethod method, Operation operation) {

    private static final Set<HttpMethod> WRITING = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    /** Where the service itself is operated. */
    private static final List<String> OPERATION = List.of("/admin/dead-letters", "/admin/keys", "/admin/read-models");

    static List<Endpoint> of(OpenAPI document) {
        return document.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().entrySet().stream()
                        .map(operation -> new Endpoint(path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
    }

    boolean isTenants() {
        return path.startsWith("/v1/");
    }

    boolean isLookup() {
        return path.endsWith("/lookup");
    }

    boolean isWrite() {
        return WRITING.contains(method) && !isLookup();
    }

    /** Whether it is a command, whose outcome is kept and which readers may wait for. What operates the service is none. */
    boolean isCommand() {
        return isWrite() && OPERATION.stream().noneMatch(path::startsWith);
    }

    boolean hasBody() {
        return method == HttpMethod.POST || method == HttpMethod.PUT;
    }

    /** Whether it is about one thing that may not be there. */
    boolean mayBeMissing() {
        return path.contains("{") || isLookup();
    }

    /** Whether a reply of one thing carries a tag that tells its version; a receipt has none. */
    boolean readsOneThing() {
        return !isWrite() && isTenants() && !path.startsWith("/v1/erasures/") && (path.endsWith("}") || isLookup());
    }

    /** Whether it heeds {@code If-None-Match}. */
    boolean readsConditionally() {
        return readsOneThing() && method == HttpMethod.GET;
    }

    /** Whether it changes one thing that has a version. */
    boolean changesOneThing() {
        return isWrite() && isTenants() && path.endsWith("}");
    }
}
