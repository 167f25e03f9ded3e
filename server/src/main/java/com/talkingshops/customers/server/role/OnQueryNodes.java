package com.talkingshops.customers.server.role;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Has a bean made only where read models are kept. */
public final class OnQueryNodes implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Roles.of(context.getEnvironment()).include(Role.QUERY);
    }
}
