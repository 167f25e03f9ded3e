package com.talkingshops.customers.eventstore;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The smallest application on the event store: counters, and a projection that lists what they were counted up to. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, CounterApplication.Counter.class})
class CounterApplication {

    static ConfigurableApplicationContext start(String url, String... properties) {
        return on(url).properties(properties).run();
    }

    /** To be run as it is, or with more than it has. */
    static SpringApplicationBuilder on(String url) {
        return on(url, CounterApplication.class);
    }

    /** Another application on the event store. */
    static SpringApplicationBuilder on(String url, Class<?> application) {
        return new SpringApplicationBuilder(application)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.flyway.schemas=es",
                        "spring.flyway.locations=classpath:db/migration/es",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn");
    }

    record Count(@TargetAggregateIdentifier String id, int times) {}

    record Counted(String id, int to) {}

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredTypes storedTypes() {
        return new StoredTypes(Map.of("counted", Counted.class));
    }

    @Bean
    Listing listing() {
        return new Listing();
    }

    @Bean
    Projection projection() {
        return new Projection() {
            @Override
            public String name() {
                return "listing";
            }

            @Override
            public Object sequenceOf(Object payload) {
                return payload instanceof Counted counted ? counted.id() : null;
            }
        };
    }

    @Bean
    Appends appends() {
        return new Appends();
    }

    static class Appends implements AppendListener {
        final List<Long> positions = new CopyOnWriteArrayList<>();

        @Override
        public void appended(List<String> events, long lastPosition) {
            positions.add(lastPosition);
        }
    }

    @ProcessingGroup("listing")
    static class Listing {
        final List<Counted> seen = new CopyOnWriteArrayList<>();
        final List<Integer> batches = new CopyOnWriteArrayList<>();
        volatile CountDownLatch open = new CountDownLatch(0);

        @EventHandler
        void on(Counted event) throws InterruptedException {
            open.await();
            EventBatch.<Counted>current(this, batch -> {
                        batches.add(batch.size());
                        seen.addAll(batch);
                    })
                    .add(event);
        }
    }

    @Aggregate
    static class Counter {
        @AggregateIdentifier
        private String id;

        private int value;

        Counter() {}

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Count command) {
            for (int i = 0; i < command.times(); i++) {
                AggregateLifecycle.apply(new Counted(command.id(), value + 1));
            }
            return value;
        }

        @EventSourcingHandler
        void on(Counted event) {
            id = event.id();
            value = event.to();
        }
    }
}
