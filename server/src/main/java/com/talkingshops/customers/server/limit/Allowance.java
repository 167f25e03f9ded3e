package com.talkingshops.customers.server.limit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of a request's asking, and what is left.
 *
 * @param shares the tenant's, and the key's if it has one of its own
 */
record Allowance(List<Share> shares) {

    /**
     * What is left of one limit.
     *
     * @param name whose it is
     * @param limit requests in any 60 seconds
     * @param left how many more are allowed now
     * @param refused whether this limit refuses the request
     * @param reset in how many seconds more will be allowed, rounded up; 0 if nothing was used
     */
    record Share(String name, int limit, int left, boolean refused, long reset) {}

    boolean granted() {
        return shares.stream().noneMatch(Share::refused);
    }

    /** The limit that refuses for longest; the tenant's if none does. */
    Share narrowest() {
        return shares.stream()
                .filter(Share::refused)
                .reduce((a, b) -> a.reset() >= b.reset() ? a : b)
                .orElse(shares.getFirst());
    }

    /** The field {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers. */
    String policy() {
        return shares.stream()
                .map(share -> "\"" + share.name() + "\";q=" + share.limit() + ";w=" + Window.SECONDS)
                .collect(Collectors.joining(", "));
    }

    /** The field {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. */
    String left() {
        return shares.stream()
                .map(share -> "\"" + share.name() + "\";r=" + share.left() + ";t=" + share.reset())
                .collect(Collectors.joining(", "));
    }
}
