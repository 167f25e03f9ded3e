package com.talkingshops.customers.server.openapi;

import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** Pieces of JSON Schema as OpenAPI 3.1 has it. */
final class Schemas {

    private static final String COMPONENTS = "#/components/schemas/";

    private Schemas() {}

    static Schema<?> ofType(String type) {
        return new JsonSchema().typesItem(type);
    }

    static Schema<?> string(String pattern, String example) {
        return ofType("string").pattern(pattern).example(example);
    }

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref(COMPONENTS + name);
    }

    /** The name behind a reference. */
    static String referenced(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** A copy to add to: swagger-core hands the same schema to everybody who asks for a type. */
    static Schema<?> copy(Schema<?> schema) {
        return schema.get$ref() == null ? AnnotationsUtils.clone(schema, true) : schema;
    }

    /** The same, or {@code null}; changes what it is given. */
    static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getTypes() == null) {
            return new JsonSchema().anyOf(List.of(schema, ofType("null")));
        }
        schema.addType("null");
        return schema;
    }
}
