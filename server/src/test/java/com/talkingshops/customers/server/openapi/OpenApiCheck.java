package com.talkingshops.customers.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds replies against the OpenAPI document: the status must be documented for the operation, the headers that are always
 * there must be there, and the body must be what the schema says, without a member that it does not name. What is sent to
 * no documented operation must be answered with the envelope of failures.
 */
public final class OpenApiCheck {

    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final ReplySchemas schemas;
    private final Map<String, Pattern> templates = new ConcurrentHashMap<>();

    /** Takes the document as {@code /v1/openapi.json} answers it. */
    public OpenApiCheck(String document) {
        this.document = JSON.readTree(document);
        this.schemas = new ReplySchemas(this.document);
    }

    /**
     * Holds a reply against the document.
     *
     * @param path without the query
     * @param headers by name, in any case
     * @param body empty if there is none
     * @throws AssertionError if the document does not describe the reply
     */
    public void check(String method, String path, int status, Map<String, List<String>> headers, String body) {
        String place = method + " " + path + " → " + status;
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            assertThat(status).as("%s: no such operation is documented", place).isIn(400, 401, 403, 404, 405, 421, 429);
            assertJson(place, document.at("/components/responses/NotFoundError"), body);
            return;
        }
        // Every resource answers other methods with 405; the document lists the methods that there are.
        JsonNode reply = resolved(operation.get().path("responses").path(String.valueOf(status)));
        assertThat(reply.isMissingNode())
                .as("%s: the status is not documented", place)
                .isFalse();
        reply.path("headers")
                .properties()
                .forEach(header -> assertHeader(place, header.getKey(), resolved(header.getValue()), headers));
        assertBody(place, reply, mediaType(headers), body);
    }

    private static String mediaType(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(sent -> "Content-Type".equalsIgnoreCase(sent.getKey()))
                .map(sent -> sent.getValue().getFirst().replaceAll(";.*", ""))
                .findFirst()
                .orElse("application/json");
    }

    /** Other than JSON a reply has to be where that is documented, and is not looked into. */
    private void assertBody(String place, JsonNode reply, String mediaType, String body) {
        if (mediaType.equals("application/json") || !reply.path("content").has(mediaType)) {
            assertJson(place, reply, body);
        } else {
            assertThat(body).as("%s: a text is documented", place).isNotEmpty();
        }
    }

    /** The operations of the document as "METHOD /path". */
    public List<String> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .sorted()
                .toList();
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths").properties().stream()
                .filter(template -> pattern(template.getKey()).matcher(path).matches())
                .min(Comparator.comparing(template -> template.getKey().contains("{")))
                .map(template -> template.getValue().path(method.toLowerCase(java.util.Locale.ROOT)))
                .filter(operation -> !operation.isMissingNode());
    }

    private Pattern pattern(String template) {
        return templates.computeIfAbsent(template, text -> Pattern.compile(text.replaceAll("\\{[^}]+}", "[^/]+")));
    }

    private void assertHeader(String place, String name, JsonNode header, Map<String, List<String>> headers) {
        Optional<String> value = headers.entrySet().stream()
                .filter(sent -> name.equalsIgnoreCase(sent.getKey()))
                .map(sent -> sent.getValue().getFirst())
                .findFirst();
        if (header.path("required").asBoolean(false)) {
            assertThat(value).as("%s: header %s", place, name).isPresent();
        }
        value.ifPresent(text -> assertThat(schemas.faultsOfHeader(header.path("schema"), text))
                .as("%s: header %s", place, name)
                .isEmpty());
    }

    private void assertJson(String place, JsonNode reply, String body) {
        JsonNode content = reply.path("content");
        JsonNode schema = content.path("application/json").path("schema");
        if (!content.isEmpty() && !content.has("application/json")) {
            assertThat(body).as("%s: a text is documented", place).isNotEmpty();
        } else if (schema.isMissingNode()) {
            assertThat(body).as("%s: no body is documented", place).isEmpty();
        } else {
            assertThat(schemas.faults(schema, body)).as("%s: %s", place, body).isEmpty();
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString() ? document.at(reference.stringValue().substring(1)) : node;
    }
}
