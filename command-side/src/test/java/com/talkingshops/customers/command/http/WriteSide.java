package com.talkingshops.customers.command.http;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.command.CommandSide;
import com.talkingshops.customers.eventstore.EventStoreConfiguration;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.personal.PersonalDataConfiguration;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The write side by itself: what the server does at the door is done by a header that names the tenant. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({CommandSide.class, EventStoreConfiguration.class, PersonalDataConfiguration.class, WriteSide.Refusals.class})
class WriteSide implements WebMvcConfigurer {

    static final String TENANT = "tenant";

    /** Of all nodes, which share a database. */
    private static final RootKeys ROOT_KEYS = RootKeySet.fresh();

    static ConfigurableApplicationContext start(String url) {
        return new SpringApplicationBuilder(WriteSide.class)
                // The database ends with the JVM, and nobody waits for an orderly farewell.
                .registerShutdownHook(false)
                .properties(
                        "server.port=0",
                        "spring.datasource.url=" + url,
                        "spring.flyway.schemas=es",
                        "spring.flyway.locations=classpath:db/migration/es",
                        "spring.threads.virtual.enabled=true",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn",
                        "logging.level.org.axonframework.modelling.command.AbstractRepository=error")
                .run();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RootKeys rootKeys() {
        return ROOT_KEYS;
    }

    @Bean
    StoredTypes storedTypes() {
        return new StoredTypes(StoredNames.events());
    }

    @Bean
    CorrelationDataProvider tenantOnEvents() {
        return new SimpleCorrelationDataProvider(MessageKeys.TENANT);
    }

    @Bean
    TenantOnCommands tenantOnCommands() {
        return new TenantOnCommands();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerByHeader());
    }

    static class TenantOnCommands implements MessageDispatchInterceptor<CommandMessage<?>> {

        @Override
        public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
                List<? extends CommandMessage<?>> messages) {
            var tenant = Optional.ofNullable((ServletRequestAttributes) RequestContextHolder.getRequestAttributes())
                    .map(request -> request.getRequest().getHeader(TENANT));
            return (index, command) -> tenant.<CommandMessage<?>>map(
                            id -> command.andMetaData(Map.of(MessageKeys.TENANT, id)))
                    .orElse(command);
        }
    }

    static class CallerByHeader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binder) {
            return new Caller(
                    new TenantId(request.getHeader(TENANT)),
                    new KeyId("000000000000000000000001"),
                    "test",
                    EnumSet.allOf(Scope.class),
                    null,
                    "IN",
                    "INR",
                    false,
                    100,
                    null);
        }
    }

    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler
        ResponseEntity<Map<String, Object>> refuse(Rejection refusal) {
            return ResponseEntity.status(refusal.code().status())
                    .body(Map.of(
                            "error",
                            Map.of(
                                    "code", refusal.code(),
                                    "message", refusal.reason(),
                                    "details", refusal.details())));
        }
    }
}
