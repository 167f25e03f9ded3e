package com.talkingshops.customers.server.tenancy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A row of the matrix: one endpoint, and a call of it that is in order in every way but the one that a test spoils.
 *
 * @param pattern its path as the application maps it
 * @param query what to append to the path
 * @param scope which scope a key needs; {@code null} for the operator's endpoints
 * @param body what to send to a shop; {@code null} for nothing
 */
record Endpoint(String method, String pattern, String query, String scope, Function<Given, Object> body) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    static Endpoint ofTenants(String method, String pattern, String scope) {
        return new Endpoint(method, pattern, "", scope, given -> null);
    }

    static Endpoint ofTheOperator(String method, String pattern) {
        return new Endpoint(method, pattern, "", null, given -> null);
    }

    Endpoint asking(String parameters) {
        return new Endpoint(method, pattern, parameters, scope, body);
    }

    Endpoint sending(Function<Given, Object> newBody) {
        return new Endpoint(method, pattern, query, scope, newBody);
    }

    boolean isForTheOperator() {
        return scope == null;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** The names of what its path has to name. */
    Set<String> variables() {
        var names = new TreeSet<String>();
        VARIABLE.matcher(pattern).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The path with these identifiers in it. */
    String path(Map<String, String> ids) {
        return VARIABLE.matcher(pattern).replaceAll(found -> {
                    String id = ids.get(found.group(1));
                    if (id == null) {
                        throw new AssertionError("the matrix has no " + found.group(1) + " for " + this);
                    }
                    return id;
                })
                + query;
    }

    /** As the application names it. */
    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
