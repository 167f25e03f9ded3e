package com.talkingshops.customers.server.acknowledge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Stream;

/** What a client prefers (RFC 7240). */
final class Preference {

    /** The preference not to wait for read models. */
    static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    static boolean isRespondAsync(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Prefer")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(preference -> preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .anyMatch(RESPOND_ASYNC::equals);
    }
}
