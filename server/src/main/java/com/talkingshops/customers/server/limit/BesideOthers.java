package com.talkingshops.customers.server.limit;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Where there may be other nodes: over a database that was not brought along, for nobody else reaches that. */
final class BesideOthers implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"))
                && (beans == null || !beans.containsSingleton("dataDirectory"));
    }
}
