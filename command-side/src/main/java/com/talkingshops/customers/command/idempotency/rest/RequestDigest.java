package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.command.precondition.rest.IfMatch;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells whether two requests ask for the same thing: SHA-256 (FIPS 180-4) over method, path and query, {@code If-Match} and body. */
final class RequestDigest {

    private static final String BODY = RequestDigest.class.getName() + ".body";

    private RequestDigest() {}

    /** Notes the body of a request as it was read, so that blanks between its members do not matter. */
    static void noteBody(HttpServletRequest request, JsonNode body) {
        request.setAttribute(BODY, body.toString());
    }

    static String of(HttpServletRequest request) {
        MessageDigest digest = sha256();
        update(digest, request.getMethod());
        update(digest, target(request));
        update(digest, Collections.list(request.getHeaders(IfMatch.HEADER)));
        update(digest, request.getAttribute(BODY));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, @Nullable Object part) {
        if (part != null) {
            digest.update(part.toString().getBytes(StandardCharsets.UTF_8));
        }
        digest.update((byte) 0);
    }

    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
