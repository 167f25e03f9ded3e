package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.BackgroundWork;
import com.talkingshops.customers.eventstore.Recurring;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildConfiguration {

    /** What keeps a core of the database busy for seconds: indexes that are made, tables that are compared. */
    @Bean
    BackgroundWork longWork(ObjectProvider<BackgroundWork.Foreground> foreground) {
        return BackgroundWork.ofThisMachine(foreground.getIfAvailable(() -> BackgroundWork.Foreground.NONE));
    }

    @Bean
    Recurring rebuilds(RebuildSchedule schedule, LeftOvers leftOvers, Previous previous) {
        return new Recurring("rebuilds", Duration.ofSeconds(1), () -> {
            schedule.look();
            previous.sweep();
            leftOvers.sweep();
        });
    }
}
