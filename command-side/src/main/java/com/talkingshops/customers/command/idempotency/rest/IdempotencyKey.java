package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.api.error.Rejection;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Idempotency-Key} of a request that changes something. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private IdempotencyKey() {}

    /**
     * The key that a request was sent with, if any.
     *
     * @throws Rejection if it could not be one
     */
    static Optional<String> of(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String key = sent.getFirst().strip();
        if (sent.size() > 1 || !SHAPE.matcher(key).matches()) {
            throw Rejection.invalid(HEADER, "must be 1 to 255 printable ASCII characters, sent once");
        }
        return Optional.of(key);
    }
}
