package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.eventstore.replica.ReplicaReads;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.hibernate.cfg.JdbcSettings;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Gives readers connections of their own, which begin every transaction as readers need it. Told for each transaction instead,
 * on connections shared with writers, it costs three round trips a query; and an entity manager for each command.
 */
@Configuration(proxyBeanMethods = false)
class ReadersConfiguration {

    static final String TRANSACTIONS = "readers";

    private static final String CONNECTIONS = "readerConnections";

    /** As the application's own pool, but for what a transaction on it may do and see. */
    @Bean(name = CONNECTIONS, defaultCandidate = false)
    HikariDataSource readerConnections(DataSource dataSource) {
        HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariDataSource.class);
        if (pool == null) {
            throw new IllegalStateException("the data source is no Hikari pool, so there is nothing to go by");
        }
        var config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("readers");
        config.setReadOnly(true);
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return new HikariDataSource(config);
    }

    /** Whoever writes does it by JDBC. */
    @Bean
    @Primary
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean(name = TRANSACTIONS, defaultCandidate = false)
    PlatformTransactionManager readers(EntityManagerFactory entities) {
        return new JpaTransactionManager(entities);
    }

    /** Hibernate validates the tables, so they must be there first. */
    @Bean
    @DependsOn("readModelMigration")
    LocalContainerEntityManagerFactoryBean entityManagerFactory(
            EntityManagerFactoryBuilder builder,
            @Qualifier(CONNECTIONS) DataSource connections,
            ReplicaReads reads,
            BeanFactory beans) {
        return builder.dataSource(reads.over(connections))
                .packages(EntityScanPackages.get(beans).getPackageNames().toArray(String[]::new))
                .build();
    }

    @Bean
    HibernatePropertiesCustomizer tenantInEveryStatement() {
        return properties -> properties.put(JdbcSettings.STATEMENT_INSPECTOR, new TenantInEveryStatement());
    }
}
