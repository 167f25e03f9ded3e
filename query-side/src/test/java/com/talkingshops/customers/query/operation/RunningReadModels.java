package com.talkingshops.customers.query.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.eventstore.EventStoreConfiguration;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.query.readmodel.Queries;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.responsetypes.ResponseType;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.queryhandling.QueryBus;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The read models of figures and tenants over a real event store, one for all tests of a JVM: each test has tenants of its
 * own. Not annotated as a component, so that no other test's scan finds it.
 */
public final class RunningReadModels {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningReadModels ONE = new RunningReadModels();

    private static final ScopedValue<String> TENANT = ScopedValue.newInstance();

    private final ConfigurableApplicationContext application;

    private RunningReadModels() {
        application = new SpringApplicationBuilder(Application.class)
                // The database ends with the JVM, and nobody waits for an orderly farewell.
                .registerShutdownHook(false)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.datasource.url=" + TestDatabase.freshUrl(),
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.flyway.schemas=es",
                        "spring.flyway.locations=classpath:db/migration/es",
                        "spring.jpa.hibernate.ddl-auto=validate",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "event-store.segments=2",
                        "spring.main.banner-mode=off")
                .run();
        bean(QueryBus.class)
                .registerDispatchInterceptor(queries -> (i, query) ->
                        TENANT.isBound() ? query.andMetaData(Map.of(MessageKeys.TENANT, TENANT.get())) : query);
    }

    public static RunningReadModels get() {
        return ONE;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public ReadModel readModel(String name) {
        return application.getBeansOfType(ReadModel.class).values().stream()
                .filter(readModel -> readModel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Stores events, each list of at most {@code together} in one transaction, and waits until they are projected. */
    public void store(List<? extends EventMessage<?>> events, int together) {
        for (int from = 0; from < events.size(); from += together) {
            var some = events.subList(from, Math.min(events.size(), from + together));
            bean(TransactionManager.class)
                    .executeInTransaction(() -> bean(EventStore.class).publish(some));
        }
        settle();
    }

    /** Waits until all that is stored is projected. */
    public void settle() {
        var positions = bean(ReadPositions.class);
        if (!positions.await(positions.head(), SOON)) {
            throw new AssertionError("the read models did not catch up: " + positions.byProcessor());
        }
    }

    /** Delivers all events of the store once more to a read model, on top of its rows. */
    public void redeliverAll(String readModel) {
        var processor = bean(EventProcessingConfiguration.class)
                .eventProcessor(readModel, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens(StreamableMessageSource::createTailToken);
        processor.start();
        settle();
    }

    /** Builds a read model anew, and waits until readers see it. */
    public void rebuild(String readModel) {
        bean(ReadModelDesk.class).rebuild(readModel);
        awaitRebuilt(readModel);
        settle();
    }

    /** Compares a read model with what its events come to, and tells what was found. */
    public ReadModelReply.Comparison verify(String readModel) {
        var desk = bean(ReadModelDesk.class);
        desk.verify(readModel);
        Awaitility.await().atMost(SOON).until(() -> {
            var verify = desk.get(readModel).verify();
            return verify != null && verify.endedAt() != null;
        });
        var verify = Objects.requireNonNull(desk.get(readModel).verify());
        assertThat(verify.problem()).isNull();
        assertThat(verify.state()).isEqualTo("completed");
        return Objects.requireNonNull(verify.comparison());
    }

    /** Brings back what was read before, and waits until readers see it. */
    void swapBack(String readModel) {
        var desk = bean(ReadModelDesk.class);
        desk.swapBack(readModel);
        Awaitility.await().atMost(SOON).until(() -> {
            var swapBack = desk.get(readModel).swapBack();
            return swapBack != null && swapBack.endedAt() != null;
        });
        assertThat(desk.get(readModel).swapBack().state()).isEqualTo("completed");
    }

    /** Waits until a rebuild has nothing left to do but to take over. */
    void awaitCompared(String readModel) {
        var desk = bean(ReadModelDesk.class);
        Awaitility.await().atMost(SOON).until(() -> {
            var rebuild = desk.get(readModel).rebuild();
            return rebuild.state().equals("catching-up") && rebuild.comparison() != null;
        });
    }

    /** Waits until the rebuild of a read model is over. */
    void awaitRebuilt(String readModel) {
        var desk = bean(ReadModelDesk.class);
        Awaitility.await().atMost(SOON).until(() -> {
            var rebuild = desk.get(readModel).rebuild();
            return rebuild != null && rebuild.endedAt() != null;
        });
        assertThat(desk.get(readModel).rebuild().state()).isEqualTo("completed");
    }

    /** Delivers events to a projector in one batch, as the processor's segment of a number would. */
    public void deliver(Object projector, String processor, int segment, List<? extends EventMessage<?>> events)
            throws Exception {
        var adapter = new AnnotationEventHandlerAdapter(projector);
        var batch = new BatchingUnitOfWork<>(events);
        batch.attachTransaction(bean(TransactionManager.class));
        batch.resources().put("Processor[" + processor + "]/SegmentId", segment);
        var result = batch.executeWithResult(() -> adapter.handle(batch.getMessage()));
        if (result.isExceptional()) {
            throw new AssertionError(result.exceptionResult());
        }
    }

    public <T> T ask(String tenant, Object query, Class<T> answer) {
        return ask(tenant, query, ResponseTypes.instanceOf(answer));
    }

    public <T> T ask(String tenant, Object query, ResponseType<T> answer) {
        return as(tenant, () -> bean(Queries.class).ask(query, answer));
    }

    /** Runs something whose queries carry a tenant, as those of a request do. */
    public static <T, E extends Exception> T as(String tenant, ScopedValue.CallableOp<T, E> asking) throws E {
        return ScopedValue.where(TENANT, tenant).call(asking);
    }

    /** A tenant's rows of a table. */
    public Set<Map<String, Object>> rows(String table, String tenant) {
        return Set.copyOf(bean(JdbcClient.class)
                .sql("select * from " + table + " where tenant_id = ?")
                .param(tenant)
                .query()
                .listOfRows());
    }

    @EnableAutoConfiguration
    @Import(EventStoreConfiguration.class)
    @ComponentScan({
        "com.talkingshops.customers.query.readmodel",
        "com.talkingshops.customers.query.statistics",
        "com.talkingshops.customers.query.tenant",
        "com.talkingshops.customers.query.act",
        "com.talkingshops.customers.query.operation"
    })
    @EntityScan({"com.talkingshops.customers.query.statistics", "com.talkingshops.customers.query.tenant"})
    @EnableJpaRepositories({"com.talkingshops.customers.query.statistics", "com.talkingshops.customers.query.tenant"})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        StoredTypes storedTypes() {
            return new StoredTypes(StoredNames.events());
        }
    }
}
