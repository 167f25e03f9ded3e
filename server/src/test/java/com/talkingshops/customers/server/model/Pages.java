package com.talkingshops.customers.server.model;

import java.util.List;

/** Divides a list into pages. */
final class Pages {

    private Pages() {}

    static <T> List<T> page(List<T> all, int page, int limit) {
        return all.stream().skip((long) (page - 1) * limit).limit(limit).toList();
    }

    static int count(int total, int limit) {
        return (total + limit - 1) / limit;
    }
}
