package com.talkingshops.customers.command.idempotency.jdbc;

import com.talkingshops.customers.command.idempotency.Outcomes;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class JdbcOutcomesConfiguration {

    @Bean
    Outcomes outcomes(JdbcClient jdbc, Clock clock) {
        return new JdbcOutcomes(jdbc, clock);
    }
}
