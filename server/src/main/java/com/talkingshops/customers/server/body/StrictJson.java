package com.talkingshops.customers.server.body;

import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;

/** JSON as the standard has it and as it was meant: nothing guessed, nothing twice, nothing left over. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

    /** Bounds on what a body may cost to read; {@link BodyLimit} bounds the rest. */
    @Bean
    JsonFactoryBuilderCustomizer readsUtf8WithinBounds() {
        return factory -> factory.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        // An order of a thousand lines has some 8,000.
                        .maxTokenCount(20_000)
                        .maxNumberLength(100)
                        .maxNameLength(1_000)
                        .build());
    }

    @Bean
    JsonMapperBuilderCustomizer coercesNothing() {
        return mapper -> mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
