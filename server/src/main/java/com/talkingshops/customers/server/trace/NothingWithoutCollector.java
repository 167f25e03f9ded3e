package com.talkingshops.customers.server.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all of Spring Boot's tracing where no collector is named. It would make spans of every request and drop them at
 * the end, and mark a tenth of all events as those of a trace that nobody ever sees.
 */
final class NothingWithoutCollector implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final List<String> TRACING =
            List.of("org.springframework.boot.micrometer.tracing.", "org.springframework.boot.opentelemetry.");

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = Collector.isNamed(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var kept = new boolean[configurations.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = wanted || !isOfTracing(configurations[i]);
        }
        return kept;
    }

    private static boolean isOfTracing(@Nullable String configuration) {
        return configuration != null && TRACING.stream().anyMatch(configuration::startsWith);
    }
}
