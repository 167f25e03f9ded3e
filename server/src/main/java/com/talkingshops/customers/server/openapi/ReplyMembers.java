package com.talkingshops.customers.server.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says of every reply what the interface promises: each member is always there, {@code null} when it has no value. */
final class ReplyMembers implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        var replied = new HashSet<String>();
        Endpoint.of(document).stream()
                .flatMap(endpoint -> endpoint.operation().getResponses().values().stream())
                .map(io.swagger.v3.oas.models.responses.ApiResponse::getContent)
                .filter(Objects::nonNull)
                .flatMap(ReplyMembers::schemas)
                .forEach(schema -> collect(schema, schemas, replied));
        replied.forEach(name -> requireAll(schemas.get(name)));
    }

    private static Stream<Schema<?>> schemas(Content content) {
        return content.values().stream()
                .<Schema<?>>map(type -> type.getSchema())
                .filter(Objects::nonNull);
    }

    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> replied) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            String name = Schemas.referenced(schema.get$ref());
            if (replied.add(name)) {
                collect(schemas.get(name), schemas, replied);
            }
            return;
        }
        parts(schema).forEach(part -> collect(part, schemas, replied));
    }

    private static List<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(parts::add);
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(parts::add);
        }
        return parts;
    }

    private static void requireAll(@Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        schema.setRequired(null);
        schema.getProperties().forEach((name, member) -> {
            if (member.getExtensions() == null || !member.getExtensions().containsKey(RecordSchemas.OMITTED)) {
                schema.addRequiredItem(name);
            }
        });
    }
}
