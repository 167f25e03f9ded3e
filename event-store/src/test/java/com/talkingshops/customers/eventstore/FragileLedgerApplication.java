package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.CounterApplication.Count;
import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counters, and a ledger in a table that says what they were counted up to: a row for each time an event was taken in. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventStoreConfiguration.class, CounterApplication.Counter.class})
class FragileLedgerApplication {

    static Node start(String url, Class<?>... more) {
        return new Node(new SpringApplicationBuilder(FragileLedgerApplication.class)
                .sources(more)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.flyway.schemas=es",
                        "spring.flyway.locations=classpath:db/migration/es",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "spring.main.banner-mode=off",
                        "logging.level.root=error")
                .run());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredTypes storedTypes() {
        return new StoredTypes(Map.of("counted", Counted.class));
    }

    /** An earlier release tallied, with the number under another name, and wrote what nobody wants to know any more. */
    @Bean
    EventUpcaster upcaster() {
        return events -> events.filter(event -> !isNamed("given-up", event))
                .map(event -> isNamed("tallied", event)
                        ? event.upcastPayload(
                                new SimpleSerializedType("counted", null),
                                String.class,
                                json -> json.replace("\"tally\":", "\"to\":"))
                        : event);
    }

    private static boolean isNamed(String name, IntermediateEventRepresentation event) {
        return event.getType().getName().equals(name);
    }

    @Bean
    Ledger ledger(JdbcTemplate database) {
        return new Ledger(database);
    }

    @Bean
    Projection projection() {
        return new Projection() {
            @Override
            public String name() {
                return "ledger";
            }

            @Override
            public Object sequenceOf(Object payload) {
                return payload instanceof Counted counted ? counted.id() : null;
            }
        };
    }

    /** Writes a batch in one statement, with whatever a test puts in its way. */
    @ProcessingGroup("ledger")
    static class Ledger {
        private final JdbcTemplate database;
        final AtomicInteger writes = new AtomicInteger();
        volatile Predicate<Counted> unbearable = event -> false;
        volatile Consumer<Counted> beforeTaking = event -> {};
        volatile Runnable beforeWriting = () -> {};
        volatile Consumer<List<Counted>> beforeWritingOf = events -> {};

        Ledger(JdbcTemplate database) {
            this.database = database;
            database.execute("create schema if not exists rm");
            database.execute("create table if not exists rm.ledger"
                    + " (no bigint generated always as identity, id text not null, reached int not null)");
        }

        @EventHandler
        void on(Counted event, MetaData metaData) {
            metaData.forEach((key, value) -> {});
            beforeTaking.accept(event);
            EventBatch.<Counted>current(this, this::write).add(event);
            if (unbearable.test(event)) {
                throw new IllegalStateException("cannot bear " + event.id());
            }
        }

        private void write(List<Counted> events) {
            writes.incrementAndGet();
            beforeWriting.run();
            beforeWritingOf.accept(events);
            database.update(
                    "insert into rm.ledger (id, reached) select * from unnest(?, ?)",
                    events.stream().map(Counted::id).toArray(String[]::new),
                    events.stream().map(Counted::to).toArray(Integer[]::new));
        }
    }

    /** A running application, as tests use it. */
    record Node(ConfigurableApplicationContext context) implements AutoCloseable {

        <T> T bean(Class<T> type) {
            return context.getBean(type);
        }

        void count(String id, int times) {
            bean(CommandGateway.class).sendAndWait(new Count(id, times));
        }

        /** What the ledger says of a counter, in the order of writing. */
        List<Integer> ledger(String id) {
            return database()
                    .sql("select reached from rm.ledger where id = ? order by no")
                    .param(id)
                    .query(Integer.class)
                    .list();
        }

        /** What the letters say of a counter, in their order. */
        List<DeadLetters.Letter> letters(String id) {
            return bean(DeadLetters.class).find("ledger", 1, 100_000).letters().stream()
                    .filter(letter -> letter.sequence().equals(id))
                    .toList();
        }

        StreamingEventProcessor processor() {
            return bean(EventProcessingConfiguration.class)
                    .eventProcessor("ledger", StreamingEventProcessor.class)
                    .orElseThrow();
        }

        /** Stops projecting; only once the processor is at work, since Axon's stopped before that never works again. */
        void rest() {
            Awaitility.await()
                    .until(() -> !processor().processingStatus().isEmpty()
                            && processor().processingStatus().values().stream()
                                    .allMatch(EventTrackerStatus::isCaughtUp));
            processor().shutDown();
        }

        /** Leaves projecting to the node that has claimed it. */
        void standBy() {
            processor().shutDown();
        }

        JdbcClient database() {
            return bean(JdbcClient.class);
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
