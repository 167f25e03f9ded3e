package com.talkingshops.customers.server.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;

/** Describes the reply of an endpoint by what its method returns, also where the endpoint only gives an example. */
final class ReplySchema implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod endpoint) {
        return operation;
    }

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod endpoint) {
        ResolvableType returned = ResolvableType.forMethodReturnType(endpoint.getMethod());
        ResolvableType reply = returned.resolve() == ResponseEntity.class ? returned.getGeneric(0) : returned;
        if (operation.getResponses() == null || reply.resolve(Object.class) == Object.class) {
            return operation;
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                describe(response, reply, components);
            }
        });
        return operation;
    }

    private static void describe(ApiResponse response, ResolvableType reply, Components components) {
        for (MediaType content : response.getContent().values()) {
            if (content.getSchema() == null) {
                var resolved = ModelConverters.getInstance(true)
                        .resolveAsResolvedSchema(new AnnotatedType(reply.getType()).resolveAsRef(true));
                content.setSchema(resolved.schema);
                resolved.referencedSchemas.forEach((name, schema) -> {
                    if (components.getSchemas() == null
                            || !components.getSchemas().containsKey(name)) {
                        components.addSchemas(name, schema);
                    }
                });
            }
        }
    }
}
