package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.eventstore.EventStoreConfiguration;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.PassThrough;
import com.talkingshops.customers.personal.PersonalDataConfiguration;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.readmodel.Queries;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
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
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The read model of customers over a real PostgreSQL, one for all tests of a JVM: each test has tenants of its own. Events are
 * handed to the projector in batches, so that tests decide what is a batch and which segment of the processor gets it.
 */
public final class RunningCustomers {

    private static final ScopedValue<String> TENANT = ScopedValue.newInstance();
    private static final RunningCustomers ONE = new RunningCustomers();

    private final ConfigurableApplicationContext application;

    private RunningCustomers() {
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
                        "customers.directory.exact-up-to=2500",
                        "customers.directory.count-to=100",
                        "axon.update-check.disabled=true",
                        "axon.timeout.enabled=false",
                        "spring.main.banner-mode=off")
                .run();
        bean(QueryBus.class)
                .registerDispatchInterceptor(queries -> (i, query) ->
                        TENANT.isBound() ? query.andMetaData(Map.of(MessageKeys.TENANT, TENANT.get())) : query);
    }

    public static RunningCustomers get() {
        return ONE;
    }

    public <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    public TestClock clock() {
        return bean(TestClock.class);
    }

    /** Projects events in batches, as segment 0 of the processor. */
    public void project(List<? extends EventMessage<?>> events, int batch) {
        for (int from = 0; from < events.size(); from += batch) {
            projectBatch(events.subList(from, Math.min(events.size(), from + batch)), 0);
        }
    }

    /** Projects events in one batch, as a segment of the processor. */
    public void projectBatch(List<? extends EventMessage<?>> events, int segment) {
        var adapter = new AnnotationEventHandlerAdapter(application.getBean("customersProjector"));
        var batch = new BatchingUnitOfWork<>(events);
        batch.attachTransaction(bean(TransactionManager.class));
        batch.resources().put("Processor[customers]/SegmentId", segment);
        var result = batch.executeWithResult(() -> adapter.handle(batch.getMessage()));
        if (result.isExceptional()) {
            throw new AssertionError(result.exceptionResult());
        }
    }

    public <T> T ask(String tenant, Object query, Class<T> answer) {
        return as(tenant, () -> bean(Queries.class).ask(query, answer));
    }

    /** Runs something whose queries carry a tenant, as those of a request do. */
    public static <T, E extends Exception> T as(String tenant, ScopedValue.CallableOp<T, E> asking) throws E {
        return ScopedValue.where(TENANT, tenant).call(asking);
    }

    /** The rows of a tenant in a table, without columns that tell how batches fell. */
    public List<Map<String, Object>> rows(String tenant, String table, String columns) {
        return bean(JdbcClient.class)
                .sql("select " + columns + " from rm_customers." + table + " where tenant_id = ? order by " + columns)
                .param(tenant)
                .query()
                .listOfRows();
    }

    /** Forgets everything that is projected of a tenant, as if the read model were built anew. */
    public void drop(String tenant) {
        tablesOfTenants()
                .forEach(table -> bean(JdbcClient.class)
                        .sql("delete from rm_customers." + table + " where tenant_id = ?")
                        .param(tenant)
                        .update());
    }

    /** Keeps what is projected of a tenant by now. */
    public Kept keep(String tenant) {
        var rows = tablesOfTenants().stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> bean(JdbcClient.class)
                                .sql("select to_jsonb(t)::text from rm_customers." + table + " t where tenant_id = ?")
                                .param(tenant)
                                .query(String.class)
                                .list()));
        return () -> {
            drop(tenant);
            rows.forEach((table, kept) -> kept.forEach(row -> bean(JdbcClient.class)
                    .sql(
                            "insert into rm_customers.%1$s select * from jsonb_populate_record(null::rm_customers.%1$s, ?::jsonb)"
                                    .formatted(table))
                    .param(row)
                    .update()));
        };
    }

    /** What was projected of a tenant at a moment. */
    public interface Kept {

        /** Makes it what is projected of the tenant, whatever came after. */
        void restore();
    }

    private List<String> tablesOfTenants() {
        return bean(JdbcClient.class)
                .sql("select table_name from information_schema.columns"
                        + " where table_schema = 'rm_customers' and column_name = 'tenant_id'")
                .query(String.class)
                .list();
    }

    @EnableAutoConfiguration
    @Import({EventStoreConfiguration.class, PersonalDataConfiguration.class})
    @ComponentScan({
        "com.talkingshops.customers.query.readmodel",
        "com.talkingshops.customers.query.act",
        "com.talkingshops.customers.query.customer",
        "com.talkingshops.customers.query.order",
        "com.talkingshops.customers.query.directory"
    })
    @EntityScan({
        "com.talkingshops.customers.query.person",
        "com.talkingshops.customers.query.customer",
        "com.talkingshops.customers.query.order",
        "com.talkingshops.customers.query.directory"
    })
    @EnableJpaRepositories(
            basePackages = {
                "com.talkingshops.customers.query.customer",
                "com.talkingshops.customers.query.order",
                "com.talkingshops.customers.query.directory"
            },
            considerNestedRepositories = true)
    static class Application {

        @Bean
        TestClock clock() {
            return new TestClock();
        }

        @Bean
        RootKeys rootKeys() {
            return RootKeySet.fresh();
        }

        /** Events are handed to the projector, so there are no keys that came with them. */
        @Bean
        @Primary
        Sealing passThrough() {
            return new PassThrough();
        }

        @Bean
        StoredTypes storedTypes() {
            return new StoredTypes(StoredNames.events());
        }
    }
}
