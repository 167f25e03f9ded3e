package com.talkingshops.customers.server.key;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Scope;
import java.util.List;
import java.util.Map;

/** The words in which the door refuses. */
final class Refusals {

    private Refusals() {}

    /** The same for whatever is wrong with a key, so that nobody learns which keys there are. */
    static Rejection unknownKey() {
        return new Rejection(ErrorCode.AuthenticationError, "Missing or unknown API key", Map.of());
    }

    /** For a path that two readers could read differently: there is nothing behind such a one. */
    static Rejection noRoute() {
        return Rejection.notFound("Route");
    }

    static Rejection suspended() {
        return new Rejection(ErrorCode.AuthorizationError, "The tenant is suspended", Map.of());
    }

    static Rejection lacking(Scope scope) {
        return new Rejection(
                ErrorCode.AuthorizationError,
                "The API key lacks a scope",
                Map.of("requiredScopes", List.of(scope.label())));
    }
}
