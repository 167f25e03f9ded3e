package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.eventstore.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database with the tables of limits, and nodes that count in it. */
final class LimitTables implements AutoCloseable {

    private final String url = TestDatabase.freshUrl();
    private final List<HikariDataSource> pools = new ArrayList<>();

    LimitTables() {
        Flyway.configure()
                .dataSource(url, null, null)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    /** Connections of one more node. */
    JdbcClient node() {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(4);
        var pool = new HikariDataSource(config);
        pools.add(pool);
        return JdbcClient.create(pool);
    }

    /** Connections of nobody. */
    JdbcClient database() {
        return JdbcClient.create(dataSource());
    }

    DriverManagerDataSource dataSource() {
        return new DriverManagerDataSource(url);
    }

    /** How often a tenant's row was changed, from some number on. */
    long version(TenantId tenant) {
        return database()
                .sql("select version from es.rate_window where tenant_id = ?")
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    /** Has a caller ask on several nodes at once, and tells how often it was let in. */
    static long ask(List<Function<Caller, Allowance>> nodes, Caller caller, int threads, int times) throws Exception {
        var start = new CountDownLatch(1);
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var letIn = new ArrayList<Future<Long>>();
            for (int thread = 0; thread < threads; thread++) {
                var node = nodes.get(thread % nodes.size());
                letIn.add(all.submit(() -> {
                    start.await();
                    long granted = 0;
                    for (int i = 0; i < times; i++) {
                        granted += node.apply(caller).granted() ? 1 : 0;
                    }
                    return granted;
                }));
            }
            start.countDown();
            long sum = 0;
            for (Future<Long> one : letIn) {
                sum += one.get();
            }
            return sum;
        }
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
