package com.talkingshops.customers.command;

import java.util.List;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class CommandBusConfiguration {

    /** Innermost, so that the others see a refusal like any other. */
    @Bean
    @Order
    AbsentAggregates absentAggregates(List<AggregateName> names) {
        return new AbsentAggregates(names);
    }

    @Bean
    CommandTargetResolver commandTargets() {
        return new TargetsByClass();
    }
}
