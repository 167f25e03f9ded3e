package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.server.request.Stage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    @Bean
    RateLimits rateLimits(ObjectProvider<Ticker> time) {
        return new RateLimits(time.getIfAvailable(Ticker::systemTicker));
    }

    @Bean
    HealthIndicator limitsHealthIndicator(ObjectProvider<Company> company) {
        return new LimitsHealth(company.getIfAvailable());
    }

    /** The limiter is found later: while Tomcat starts is no time to reach for the database. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(ObjectProvider<Limiter> limiter) {
        var registration = new FilterRegistrationBean<>(new RateLimitFilter(SingletonSupplier.of(limiter::getObject)));
        registration.setOrder(Stage.LIMIT);
        return registration;
    }
}
