package com.talkingshops.customers.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Tells writes from reads. */
public final class Writes {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "DELETE", "PATCH");

    /** Reads that keep what they look for out of access logs. */
    private static final Set<String> READ_BY_POST = Set.of("/v1/customers/lookup");

    /** Statuses of replies that tell how things stand, so that what they tell has to be visible. */
    private static final Set<Integer> DECISIONS = Set.of(404, 409, 412, 422);

    private Writes() {}

    /** Whether a request may change something. */
    public static boolean is(HttpServletRequest request) {
        String path = request.getServletPath();
        return METHODS.contains(request.getMethod()) && isOurs(path) && !READ_BY_POST.contains(path);
    }

    /** Whether a request asks what there is, and changes nothing. */
    public static boolean isRead(HttpServletRequest request) {
        return isOurs(request.getServletPath()) && !is(request);
    }

    /** Whether the reply tells how things stand. */
    public static boolean isDecision(int status) {
        return status < 300 || DECISIONS.contains(status);
    }

    /** Whether the reply may name something that others wrote after the request's own last event. */
    public static boolean namesOthers(HttpServletRequest request) {
        return request.getServletPath().endsWith("/bulk");
    }

    private static boolean isOurs(String path) {
        return path.startsWith("/v1/") || path.startsWith("/admin/");
    }
}
