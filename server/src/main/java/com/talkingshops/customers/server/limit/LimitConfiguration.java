package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.server.request.Stage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(ObjectProvider<Ticker> time) {
        return new RateLimits(time.getIfAvailable(Ticker::systemTicker));
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(RateLimits limits) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(limits));
        registration.setOrder(Stage.LIMIT);
        return registration;
    }
}
