package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.Delivery;
import com.talkingshops.customers.eventstore.FailingProcessors;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.query.operation.ReadModelDesk;
import com.talkingshops.customers.server.request.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
class ObserveConfiguration {

    @Bean
    ProjectionWatch projectionWatch(
            ReadPositions positions,
            Delivery delivery,
            DeadLetters deadLetters,
            FailingProcessors processors,
            MeterRegistry meters) {
        return new ProjectionWatch(positions, delivery, deadLetters, processors, meters);
    }

    @Bean
    Recurring projectionsAreWatched(ProjectionWatch watch) {
        return new Recurring("projection-watch", watch::pause, watch::look);
    }

    @Bean
    Recurring chainIsWatched(ReadPositions positions, ChainPosition chain, MeterRegistry meters) {
        return new Recurring("chain-watch", Duration.ofSeconds(1), new ChainWatch(positions, chain, meters)::look);
    }

    /** Read models are kept on some nodes only. */
    @Bean
    Recurring copiesAreWatched(ObjectProvider<ReadModelDesk> desk, MeterRegistry meters) {
        return new Recurring(
                "copy-watch",
                Duration.ofSeconds(5),
                new CopyWatch(() -> Optional.ofNullable(desk.getIfAvailable()), meters)::look);
    }

    @Bean
    TenantTimings tenantTimings(MeterRegistry meters, @Value("${customers.metrics.tenants:50}") int most) {
        return new TenantTimings(meters, most);
    }

    @Bean
    Recurring busyTenantsAreNamed(TenantTimings timings) {
        return new Recurring("tenant-timings", Duration.ofMinutes(1), timings::look);
    }

    /** The timings are found later: while Tomcat starts is no time to reach for meters. */
    @Bean
    FilterRegistrationBean<TenantTimer> tenantTimer(ObjectProvider<TenantTimings> timings) {
        var registration = new FilterRegistrationBean<>(new TenantTimer(SingletonSupplier.of(timings::getObject)));
        registration.addUrlPatterns("/v1/*");
        registration.setOrder(Stage.TIMING);
        return registration;
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
