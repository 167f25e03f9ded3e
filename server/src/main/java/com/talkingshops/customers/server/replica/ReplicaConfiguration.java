package com.talkingshops.customers.server.replica;

import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.eventstore.replica.Replica;
import com.talkingshops.customers.eventstore.replica.ReplicaWatch;
import com.talkingshops.customers.eventstore.replica.Standing.State;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Where {@code customers.read-datasource.url} names a replica. */
@Configuration(proxyBeanMethods = false)
@Conditional(ReplicaConfiguration.IsNamed.class)
class ReplicaConfiguration {

    private static final String CONNECTIONS = "replicaConnections";
    private static final String LOOKS = "replicaLooks";
    private static final String SETTINGS = "customers.read-datasource.";

    /** Who waits longer for a connection asks the primary. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String SECONDS_TO_CONNECT = "2";
    /** Of a machine that vanished nothing is heard; the primary is asked then. What the address says of it goes before. */
    private static final String SECONDS_OF_SILENCE = "30";

    static final class IsNamed implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(SETTINGS + "url"));
        }
    }

    /**
     * As those of readers. The replica need not be there, not at the start either; so nobody may come across these connections who
     * looks whether the application's databases are.
     */
    @Bean(name = CONNECTIONS, autowireCandidate = false)
    HikariDataSource replicaConnections(DataSource dataSource, Environment environment, MeterRegistry meters) {
        HikariDataSource pool = pool(dataSource);
        // Not a copy of the pool's settings: it would have its driver's properties in common with the pool.
        var config = new HikariConfig();
        config.setPoolName("replica");
        config.setMaximumPoolSize(pool.getMaximumPoolSize());
        config.setMaxLifetime(pool.getMaxLifetime());
        config.setConnectionInitSql(pool.getConnectionInitSql());
        config.setJdbcUrl(environment.getRequiredProperty(SETTINGS + "url"));
        config.setUsername(environment.getProperty(SETTINGS + "username", pool.getUsername()));
        config.setPassword(environment.getProperty(SETTINGS + "password", pool.getPassword()));
        config.setMetricRegistry(meters);
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("connectTimeout", SECONDS_TO_CONNECT);
        config.addDataSourceProperty("socketTimeout", SECONDS_OF_SILENCE);
        return new HikariDataSource(config);
    }

    /**
     * A connection to the primary for looks alone. If they had to wait until one of the others is free, nothing would be read from the
     * replica any more as soon as the primary has too much to do, which would then get even more. Nor may anybody come across it who
     * looks whether the databases are there: there is but one.
     */
    @Bean(name = LOOKS, autowireCandidate = false)
    HikariDataSource replicaLooks(DataSource dataSource) {
        var config = new HikariConfig();
        pool(dataSource).copyStateTo(config);
        config.setPoolName("looks");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(PATIENCE.toMillis());
        return new HikariDataSource(config);
    }

    private static HikariDataSource pool(DataSource dataSource) {
        HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        if (pool == null) {
            throw new IllegalStateException("the data source is no Hikari pool, so there is nothing to go by");
        }
        return pool;
    }

    @Bean
    ReplicaWatch replicaWatch(BeanFactory beans, MeterRegistry meters) {
        var watch =
                new ReplicaWatch(beans.getBean(CONNECTIONS, DataSource.class), beans.getBean(LOOKS, DataSource.class));
        Gauge.builder("customers.replica.answers", watch, ReplicaConfiguration::answers)
                .description("Whether the replica is read from: 1 or 0")
                .register(meters);
        return watch;
    }

    private static double answers(ReplicaWatch watch) {
        return watch.standing().state() == State.ANSWERS ? 1 : 0;
    }

    @Bean
    Replica replica(BeanFactory beans, DataSource primary, ReplicaWatch watch) {
        return new Replica(beans.getBean(CONNECTIONS, DataSource.class), primary, watch);
    }

    @Bean
    Recurring replicaIsWatched(ReplicaWatch watch) {
        return new Recurring("replica-watch", Duration.ofSeconds(1), watch::look);
    }

    @Bean
    HealthIndicator replicaHealthIndicator(ReplicaWatch watch) {
        return new ReplicaHealth(watch);
    }
}
