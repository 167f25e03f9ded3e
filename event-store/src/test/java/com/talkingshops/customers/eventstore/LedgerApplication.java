package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Two projections that write down each event they see, in order and without a key that would hide a second time, and keep
 * totals. Runs in the JVM of a test and in others beside it.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(EventStoreConfiguration.class)
class LedgerApplication {

    static final List<String> PROJECTIONS = List.of("ledger", "audit");

    static ConfigurableApplicationContext start(String url, String... properties) {
        return new SpringApplicationBuilder(LedgerApplication.class)
                .properties(
                        "spring.datasource.url=" + url,
                        "spring.datasource.hikari.maximum-pool-size=24",
                        "spring.flyway.schemas=es",
                        "spring.flyway.locations=classpath:db/migration/es",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "event-store.segments=2",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn")
                .properties(properties)
                .run();
    }

    @Bean
    Clock clock(@Value("${clock.ahead:PT0S}") Duration ahead) {
        return Clock.offset(Clock.systemUTC(), ahead);
    }

    @Bean
    StoredTypes storedTypes() {
        return new StoredTypes(Map.of("counted", Counted.class));
    }

    @Bean
    Projection ledgerProjection() {
        return bySequence("ledger");
    }

    @Bean
    Projection auditProjection() {
        return bySequence("audit");
    }

    private static Projection bySequence(String name) {
        return new Projection() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Object sequenceOf(Object payload) {
                return ((Counted) payload).id();
            }
        };
    }

    @Bean
    Ledger ledger(LedgerRows rows) {
        return new Ledger(rows);
    }

    @Bean
    Audit audit(LedgerRows rows) {
        return new Audit(rows);
    }

    @Bean
    LedgerRows ledgerRows(JdbcTemplate database, @Value("${ledger.takes:PT0S}") Duration time) {
        var rows = new LedgerRows(database);
        rows.beforeWriting = () -> LockSupport.parkNanos(time.toNanos());
        return rows;
    }

    @ProcessingGroup("ledger")
    record Ledger(LedgerRows rows) {
        @EventHandler
        void on(Counted event) {
            EventBatch.<Counted>current(this, batch -> rows.write("ledger", batch))
                    .add(event);
        }
    }

    @ProcessingGroup("audit")
    record Audit(LedgerRows rows) {
        @EventHandler
        void on(Counted event) {
            EventBatch.<Counted>current(this, batch -> rows.write("audit", batch))
                    .add(event);
        }
    }
}
