package com.talkingshops.customers.server.request;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.audit.AuditEvent;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter() {
        var registration = new FilterRegistrationBean<>(new RequestFilter());
        registration.setOrder(Stage.REQUEST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<StrictTransport> strictTransport() {
        var registration = new FilterRegistrationBean<>(new StrictTransport());
        registration.setOrder(Stage.REQUEST + 3);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ReplyCaching> replyCaching() {
        var registration = new FilterRegistrationBean<>(new ReplyCaching());
        registration.addUrlPatterns("/v1/*", "/admin/*");
        registration.setOrder(Stage.REQUEST + 1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WholeReply> wholeReply() {
        var registration = new FilterRegistrationBean<>(new WholeReply());
        registration.addUrlPatterns("/v1/*", "/admin/*");
        registration.setOrder(Stage.REQUEST + 2);
        return registration;
    }

    @Bean
    ConfigurerModule messagesSayWhoseTheyAre() {
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> {
            configuration
                    .commandBus()
                    .registerDispatchInterceptor(
                            commands -> (index, command) -> command.withMetaData(MessageOrigin.on(command)));
            configuration
                    .queryBus()
                    .registerDispatchInterceptor(
                            queries -> (index, query) -> query.withMetaData(MessageOrigin.on(query)));
            // Others are caused by commands, and say whose they are as these do.
            configuration
                    .eventBus()
                    .registerDispatchInterceptor(events -> (index, event) -> event.getPayload() instanceof AuditEvent
                            ? event.withMetaData(MessageOrigin.on(event))
                            : event);
        }));
    }

    /** Events say whose they are as the command that caused them did. */
    @Bean
    CorrelationDataProvider eventsSayWhoseTheyAre() {
        return new SimpleCorrelationDataProvider(
                MessageKeys.TENANT, MessageKeys.ACTOR, MessageKeys.ACTOR_NAME, MessageKeys.REQUEST);
    }
}
