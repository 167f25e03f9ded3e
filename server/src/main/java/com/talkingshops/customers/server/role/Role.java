package com.talkingshops.customers.server.role;

import com.talkingshops.customers.server.request.Writes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a node can be there for. */
public enum Role {
    /** Decides what is written. */
    COMMAND,

    /** Projects what was written, and answers what there is. */
    QUERY;

    /** Open to everybody, and about whatever the node has. */
    private static final Set<String> OF_EACH = Set.of("/v1/openapi.json", "/v1/openapi.json.yaml");

    private static final String DESCRIPTION = "/v1/openapi.json/";

    private static final Pattern READ_MODELS =
            Pattern.compile("/admin/(?:(?:read-models|dead-letters)(?:/.*)?|tenants/[^/]+/erasure)");

    /** As it is set and told. */
    public String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a node has to be there for to answer a request; nothing if every node does. */
    static Optional<Role> neededBy(HttpServletRequest request) {
        String path = request.getServletPath();
        if (path.startsWith("/v1/") && !OF_EACH.contains(path) && !path.startsWith(DESCRIPTION)) {
            return Optional.of(Writes.is(request) ? COMMAND : QUERY);
        }
        return READ_MODELS.matcher(path).matches() ? Optional.of(QUERY) : Optional.empty();
    }
}
