package com.talkingshops.customers.eventstore.chain;

import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.eventstore.SettledHistory;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chains events while the application runs, and checks the chain. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChainSettings.class)
public class ChainConfiguration {

    /** Between two batches of many, so that whoever has long been behind leaves others their share of the machine. */
    private static final Duration BREATH = Duration.ofMillis(20);

    @Bean
    Chaining chaining(
            DataSource dataSource,
            ObjectProvider<ChainPartitions> partitions,
            ObjectProvider<UnlistedTypes> unlisted,
            StoredTypes types) {
        return new Chaining(dataSource, new SettledHistory(dataSource), known(partitions), unlisted(unlisted, types));
    }

    @Bean
    @ConditionalOnProperty(name = "event-store.chain.enabled", matchIfMissing = true)
    Recurring eventsAreChained(Chaining chaining, ChainSettings settings) {
        var more = new AtomicBoolean();
        return new Recurring("event-chain", () -> more.get() ? BREATH : settings.pause(), () -> {
            more.set(false);
            more.set(chaining.turn());
        });
    }

    @Bean
    ChainPosition chainPosition(JdbcClient database) {
        return new StoredChainPosition(database);
    }

    @Bean
    ChainedEvents chainedEvents(DataSource dataSource, ReplicaReads reads) {
        return new ChainedEvents(new ChainReads(dataSource, reads));
    }

    @Bean
    Checkpoints checkpoints(DataSource dataSource, JdbcClient database, Clock clock) {
        return new Checkpoints(dataSource, database, clock);
    }

    @Bean
    ChainChecks chainChecks(
            DataSource dataSource,
            ReplicaReads reads,
            JdbcClient database,
            ObjectProvider<ChainPartitions> partitions,
            ObjectProvider<UnlistedTypes> unlisted,
            StoredTypes types,
            Checkpoints checkpoints) {
        return new ChainChecks(
                new Verification(
                        new ChainReads(dataSource, reads), database, known(partitions), unlisted(unlisted, types)),
                checkpoints,
                new CheckTable(database));
    }

    private static UnlistedTypes unlisted(ObjectProvider<UnlistedTypes> unlisted, StoredTypes types) {
        return unlisted.getIfAvailable(() -> UnlistedTypes.NONE).byAnyName(types);
    }

    private static ChainPartitions known(ObjectProvider<ChainPartitions> partitions) {
        return partitions.getIfAvailable(() -> new ChainPartitions(""));
    }
}
