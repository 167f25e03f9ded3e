package com.talkingshops.customers.benchmark.load;

import org.jspecify.annotations.Nullable;

/**
 * One request of a client.
 *
 * @param path with the query, encoded
 * @param body JSON, or none
 */
public record Request(
        String method, String path, String key, @Nullable String body) {

    public static Request get(String path, String key) {
        return new Request("GET", path, key, null);
    }

    String bodyOrEmpty() {
        return body == null ? "" : body;
    }
}
