package com.talkingshops.customers.server.key;

import java.util.Set;

/** The parts of the service that open with different keys. */
enum Area {
    /** Opens with any key of a tenant. */
    TENANT,

    /** Opens with the operator's key. */
    OPERATOR,

    /** Open; there is nothing behind it, or nothing to protect. */
    OPEN;

    private static final Set<String> OPEN_PATHS = Set.of(
            "/v1/openapi.json",
            "/v1/openapi.json.yaml",
            // Tells the page at /docs where the description is.
            "/v1/openapi.json/swagger-config",
            "/actuator/health/liveness",
            "/actuator/health/readiness");

    /**
     * Where a path leads.
     *
     * @param path decoded and normalised, without path parameters
     */
    static Area of(String path) {
        if (OPEN_PATHS.contains(path)) {
            return OPEN;
        }
        if (isIn("/v1", path)) {
            return TENANT;
        }
        return isIn("/admin", path) || isMeasured(path) ? OPERATOR : OPEN;
    }

    /** Whether what is there is how the service fares, and nothing of anybody's. */
    static boolean isMeasured(String path) {
        return isIn("/actuator", path);
    }

    private static boolean isIn(String room, String path) {
        return path.equals(room) || path.startsWith(room + "/");
    }
}
