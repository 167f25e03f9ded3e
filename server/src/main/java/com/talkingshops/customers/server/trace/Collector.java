package com.talkingshops.customers.server.trace;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Where spans are sent, if anywhere. */
final class Collector {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private Collector() {}

    static boolean isNamed(Environment environment) {
        return StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    /** Has beans made only where spans are sent somewhere. */
    static final class IsNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(context.getEnvironment());
        }
    }
}
