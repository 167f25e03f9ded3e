package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.command.idempotency.ReplayListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class IdempotencyRestConfiguration implements WebMvcConfigurer {

    @Bean
    KeyOnCommands keyOnCommands() {
        return new KeyOnCommands();
    }

    @Bean
    ReplayListener replayedHeader() {
        return new ReplayedHeader();
    }

    /** After the door, so that nobody without a key learns what else is wrong. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new WriteRequests()).order(Ordered.LOWEST_PRECEDENCE);
    }
}
