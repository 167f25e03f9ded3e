package com.talkingshops.customers.server.http;

import java.net.http.HttpHeaders;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Reply(int status, HttpHeaders headers, String body) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public JsonNode json() {
        return MAPPER.readTree(body);
    }

    /** The member at a JSON pointer, as text; {@code null} if it has no value. */
    public String text(String pointer) {
        JsonNode node = json().at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    public String errorCode() {
        return text("/error/code");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Whether it is to a repeat that came while the first request was being answered: it is to be sent again. */
    public boolean saysStillRunning() {
        return status == 409 && "Idempotency-Key".equals(text("/error/details/field"));
    }

    /** Itself, if it has a status; otherwise a failure that shows what it said. */
    public Reply expect(int expected) {
        if (status != expected) {
            throw new AssertionError("expected " + expected + " but got " + status + ": " + body);
        }
        return this;
    }
}
