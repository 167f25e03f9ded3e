package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.replica.Replica;
import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Axon's event store on PostgreSQL, in the tables of the schema {@code es}. Import it into an application. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EventStoreSettings.class)
@Import({
    ProjectionConfiguration.class,
    SignalConfiguration.class,
    DeadLetterConfiguration.class,
    ReplayConfiguration.class
})
public class EventStoreConfiguration {

    /** How many events are read at once, also of one aggregate. */
    private static final int BATCH = 1_000;

    @Bean
    PostgresEventStorageEngine eventStorageEngine(
            Serializer serializer,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            PersistenceExceptionResolver exceptions,
            ConnectionProvider connections,
            TransactionManager transactions,
            PlatformTransactionManager platform,
            HoldBackReader reader,
            Configuration axon,
            ObjectProvider<AppendListener> listeners,
            Announcer announcer,
            Clock clock,
            ListableBeanFactory beans,
            ObjectProvider<PayloadGuard> guard) {
        GenericEventMessage.clock = clock;
        // Not before the first event: they may need the event store themselves.
        Supplier<List<AppendListener>> told =
                SingletonSupplier.of(() -> listeners.stream().toList());
        AppendListener listener = (events, position) -> {
            announcer.appended();
            told.get().forEach(one -> one.appended(events, position));
        };
        return new PostgresEventStorageEngine(
                JdbcEventStorageEngine.builder()
                        .snapshotSerializer(serializer)
                        .eventSerializer(eventSerializer)
                        .upcasterChain(axon.upcasterChain())
                        .snapshotFilter(axon.snapshotFilter())
                        .persistenceExceptionResolver(exceptions)
                        .connectionProvider(connections)
                        .batchSize(BATCH)
                        // A batch that is not full is the last: saves an empty query on each load of an aggregate.
                        .finalAggregateBatchPredicate(batch -> batch.size() < BATCH),
                transactions,
                reader,
                listener,
                atCommit(platform, connections, listener),
                makesSnapshots(beans),
                guard.getIfAvailable(() -> PayloadGuard.NONE));
    }

    /** Flyway on the pool's connections would be ended by bounds that are there for requests. Whoever gives it an address or a user of its own does without. */
    @Bean
    FlywayConfigurationCustomizer migrationsTakeTheirTime(DataSource dataSource, FlywayProperties properties) {
        return flyway -> {
            if (properties.getUrl() == null && properties.getUser() == null) {
                flyway.dataSource(UnpooledConnections.forMigrations(dataSource));
            }
        };
    }

    @Bean
    OpenedPayloads openedPayloads(ObjectProvider<PayloadGuard> guard) {
        return new OpenedPayloads(guard.getIfAvailable(() -> PayloadGuard.NONE));
    }

    /** Other managers write when they commit, or commit together with what is not here. */
    private static Optional<AppendAtCommit> atCommit(
            PlatformTransactionManager platform, ConnectionProvider connections, AppendListener listener) {
        return platform instanceof DataSourceTransactionManager manager && manager.getDataSource() != null
                ? Optional.of(new AppendAtCommit(manager.getDataSource(), connections, listener))
                : Optional.empty();
    }

    /** By name and not by making it: it needs the event store. */
    private static boolean makesSnapshots(ListableBeanFactory beans) {
        return beans.getBeanNamesForType(SnapshotTriggerDefinition.class, true, false).length > 0;
    }

    @Bean
    StoredMessages storedMessages(
            OpenedPayloads payloads, Configuration axon, @Qualifier("eventSerializer") Serializer serializer) {
        return new StoredMessages(payloads, axon::upcasterChain, serializer);
    }

    /** Whether there is a replica is for the application to say. */
    @Bean
    ReplicaReads replicaReads(ObjectProvider<Replica> replica) {
        return new ReplicaReads(replica.getIfAvailable());
    }

    /** Decides nothing, unlike the engine, which reads from the primary whatever anybody says. */
    @Bean
    AggregateStreams aggregateStreams(
            DataSource dataSource, ReplicaReads reads, StoredTypes types, StoredMessages messages) {
        return new AggregateStreams(reads.over(dataSource), types, messages);
    }

    @Bean
    Unprojected unprojected(DataSource dataSource, ReplicaReads reads, TokenTable tokens, StoredTypes types) {
        return new Unprojected(reads.over(dataSource), tokens, types);
    }

    @Bean
    HoldBackReader holdBackReader(DataSource dataSource, Pace pace) {
        return new HoldBackReader(dataSource, pace);
    }

    @Bean
    Pace pace(EventStoreSettings settings) {
        return new Pace(settings.pace());
    }

    /** Under the names that Axon's starter gives it. */
    @Bean("eventBus")
    @Qualifier("eventStore")
    WakeableEventStore eventStore(PostgresEventStorageEngine engine, Configuration axon, EventStoreSettings settings) {
        return new WakeableEventStore(
                EmbeddedEventStore.builder()
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                engine,
                settings.poll());
    }

    /** Said here and not left to auto-configuration, which falls back to none when it comes too early. */
    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    /** The connection of the transaction. Axon's usual wrapping would roll all of it back with a unit of work nested in it. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    /** Axon's own resolver does not recognise the driver's duplicate-key errors. */
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new SQLStateResolver("23505");
    }

    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            TokenPositions positions,
            Announcer announcer,
            DeadSequences deadSequences,
            NodeName node) {
        return new StrictTokenStore(
                JdbcTokenStore.builder().connectionProvider(connections).serializer(serializer),
                node.value(),
                (processor, segment, token) -> {
                    positions.advanced(processor, segment, token);
                    announcer.advanced();
                },
                deadSequences);
    }

    @Bean
    NodeName nodeName() {
        return NodeName.next();
    }

    @Bean
    TokenTable tokenTable(JdbcClient database, Serializer serializer) {
        return new TokenTable(database, serializer);
    }

    @Bean
    TokenPositions readPositions(
            ObjectProvider<Projection> projections,
            ObjectProvider<EventProcessingConfiguration> processing,
            TokenTable table,
            EventStoreSettings settings,
            LetterPresence letters,
            Pace pace) {
        return new TokenPositions(
                projections.stream().map(Projection::name).collect(Collectors.toSet()),
                () -> processing.getObject().eventProcessors().keySet(),
                table,
                settings.positionPoll(),
                letters,
                pace);
    }

    /**
     * Writes events, tokens and snapshots as JSON.
     *
     * @param pinned the names that classes are stored under; a bean of the application
     */
    @Bean
    @Primary
    Serializer serializer(StoredTypes pinned) {
        return new PinnedTypeSerializer(
                Jackson3Serializer.builder()
                        .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(
                                // Without it a replay token, which holds another token, cannot be read back.
                                BasicPolymorphicTypeValidator.builder()
                                        .allowIfSubType("org.axonframework.")
                                        .build())),
                pinned);
    }
}
