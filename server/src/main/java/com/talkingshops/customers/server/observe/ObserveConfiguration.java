package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.Delivery;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.personal.KeyedHashes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ObserveConfiguration {

    @Bean
    ProjectionWatch projectionWatch(
            ReadPositions positions, Delivery delivery, DeadLetters deadLetters, MeterRegistry meters) {
        return new ProjectionWatch(positions, delivery, deadLetters, meters);
    }

    @Bean
    Recurring projectionsAreWatched(ProjectionWatch watch) {
        return new Recurring("projection-watch", watch::pause, watch::look);
    }

    @Bean
    Recurring chainIsWatched(ReadPositions positions, ChainPosition chain, MeterRegistry meters) {
        return new Recurring("chain-watch", Duration.ofSeconds(1), new ChainWatch(positions, chain, meters)::look);
    }

    @Bean
    HealthIndicator projectionsHealthIndicator(ProjectionWatch watch) {
        return new ProjectionHealth(watch);
    }

    @Bean
    HealthIndicator keysHealthIndicator(KeyedHashes hashes) {
        return new KeysHealth(hashes);
    }

    @Bean
    ConfigurerModule messagesAreTimed(ObjectProvider<MeterRegistry> meters) {
        var timings = new MessageTimings(meters::getObject);
        return configurer -> configurer.configureMessageMonitor(configuration -> timings::of);
    }
}
