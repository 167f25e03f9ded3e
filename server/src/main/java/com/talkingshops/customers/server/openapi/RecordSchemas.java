package com.talkingshops.customers.server.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.talkingshops.customers.api.Update;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes records member by member, as Jackson writes them: swagger-core does not see which are {@code null} at times, and
 * calls records that are nested in different ones by the same name.
 */
final class RecordSchemas implements ModelConverter {

    /** Marks members that a reply leaves out when they are {@code null}. */
    static final String OMITTED = "x-omitted-when-null";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var java = TypeFactory.defaultInstance().constructType(type.getType());
        Class<?> raw = java.getRawClass();
        var value = ValueSchemas.of(raw);
        if (value.isPresent()) {
            return value.get();
        }
        if (Update.class.isAssignableFrom(raw)) {
            Schema<?> updated = context.resolve(new AnnotatedType(java.containedTypeOrUnknown(0)).resolveAsRef(true));
            return updated == null ? null : Schemas.nullable(Schemas.copy(updated));
        }
        if (raw == Iterable.class) {
            return Schemas.ofType("array")
                    .items(context.resolve(new AnnotatedType(java.containedTypeOrUnknown(0)).resolveAsRef(true)));
        }
        if (raw.isRecord()) {
            return ofRecord(raw, type, context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private Schema<?> ofRecord(Class<?> raw, AnnotatedType type, ModelConverterContext context) {
        String name = name(raw);
        Class<?> namesake = named.putIfAbsent(name, raw);
        if (namesake != null && namesake != raw) {
            throw new IllegalStateException("one name for two schemas: " + raw + " and " + namesake);
        }
        Schema<?> known = context.getDefinedModels().get(name);
        Schema<?> schema = known == null ? describe(raw, name, context) : known;
        return type.isResolveAsRef() ? Schemas.reference(name) : schema;
    }

    private static Schema<?> describe(Class<?> raw, String name, ModelConverterContext context) {
        Schema<?> schema = Schemas.ofType("object").name(name);
        context.defineModel(name, schema);
        for (RecordComponent component : raw.getRecordComponents()) {
            if (!component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                addMember(schema, component, context);
            }
        }
        return schema;
    }

    private static void addMember(Schema<?> schema, RecordComponent component, ModelConverterContext context) {
        Schema<?> resolved = context.resolve(new AnnotatedType(component.getGenericType())
                .ctxAnnotations(component.getAccessor().getAnnotations())
                .resolveAsRef(true));
        if (resolved == null) {
            throw new IllegalStateException("no schema for " + component);
        }
        Schema<?> member = Schemas.copy(resolved);
        describe(member, component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class));
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        String name = memberName(component);
        Schema<?> described = nullable ? Schemas.nullable(member) : member;
        schema.addProperty(name, described);
        if (leftOut(component.getAccessor().getAnnotation(JsonInclude.class))) {
            described.addExtension(OMITTED, true);
        } else if (!nullable && component.getType() != Update.class) {
            schema.addRequiredItem(name);
        }
    }

    private static void describe(Schema<?> member, io.swagger.v3.oas.annotations.media.@Nullable Schema said) {
        if (said == null || member.get$ref() != null) {
            return;
        }
        if (!said.description().isEmpty()) {
            member.description(said.description());
        }
        if (!said.example().isEmpty()) {
            member.example(said.example());
        }
    }

    private static boolean leftOut(@Nullable JsonInclude include) {
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static String memberName(RecordComponent component) {
        Annotation property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property instanceof JsonProperty named && !named.value().isEmpty() ? named.value() : component.getName();
    }

    /** What the record says that it is called; otherwise its name, with the names of the records around it in front. */
    static String name(Class<?> type) {
        var said = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null && !said.name().isEmpty()) {
            return said.name();
        }
        Class<?> around = type.getEnclosingClass();
        return around != null && around.isRecord() ? name(around) + type.getSimpleName() : type.getSimpleName();
    }
}
