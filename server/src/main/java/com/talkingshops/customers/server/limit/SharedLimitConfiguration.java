package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.eventstore.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts requests together with other nodes. */
@Configuration(proxyBeanMethods = false)
@Conditional(BesideOthers.class)
class SharedLimitConfiguration {

    private static final Duration SWEEP = Duration.ofMinutes(10);

    @Bean
    SharedLimits sharedLimits(JdbcClient database) {
        return new SharedLimits(new WindowTable(database), Ticker.systemTicker());
    }

    @Bean(destroyMethod = "leave")
    Company company(JdbcClient database, SharedLimits shared, RateLimits own) {
        return new Company(new NodeTable(database), shared, own, Ticker.systemTicker());
    }

    @Bean
    @Primary
    Limiter limitsOfNodes(Company company, RateLimits own, SharedLimits shared) {
        return new LimitsOfNodes(company, own, shared, Ticker.systemTicker());
    }

    @Bean
    Recurring nodesAreLookedFor(Company company) {
        return new Recurring("counting-nodes", Company.PAUSE, company::look);
    }

    @Bean
    Recurring oldCountsAreDropped(JdbcClient database) {
        var windows = new WindowTable(database);
        var nodes = new NodeTable(database);
        return new Recurring("rate-windows", SWEEP, () -> {
            windows.sweep();
            nodes.sweep();
        });
    }
}
