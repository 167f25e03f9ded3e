package com.talkingshops.customers.server.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of an OpenAPI document, stricter than they stand: an object has the members that are named and no others. */
final class ReplySchemas {

    private static final JsonMapper JSON = new JsonMapper();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode components;

    ReplySchemas(JsonNode document) {
        this.components = strict(document.path("components").deepCopy());
    }

    /** What is wrong with a body. */
    List<String> faults(JsonNode schema, String body) {
        return compiled
                .computeIfAbsent(schema, this::compile)
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    /** What is wrong with a header. */
    List<String> faultsOfHeader(JsonNode schema, String value) {
        return faults(
                schema, schema.path("type").asString("").equals("integer") ? value : JSON.writeValueAsString(value));
    }

    private Schema compile(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("$schema", SpecificationVersion.DRAFT_2020_12.getDialectId());
        whole.set("components", components);
        whole.set("allOf", JSON.createArrayNode().add(strict(schema.deepCopy())));
        return registry.getSchema(whole);
    }

    private static JsonNode strict(JsonNode node) {
        if (node instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(ReplySchemas::strict);
        return node;
    }
}
