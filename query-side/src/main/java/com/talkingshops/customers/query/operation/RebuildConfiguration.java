package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Recurring;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RebuildConfiguration {

    @Bean
    Recurring rebuilds(RebuildSchedule schedule, LeftOvers leftOvers) {
        return new Recurring("rebuilds", Duration.ofSeconds(1), () -> {
            schedule.look();
            leftOvers.sweep();
        });
    }
}
