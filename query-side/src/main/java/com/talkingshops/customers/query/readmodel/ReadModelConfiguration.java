package com.talkingshops.customers.query.readmodel;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    ReadModelMigration readModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        return new ReadModelMigration(dataSource, readModels);
    }

    @Bean
    TenantScope tenantScope() {
        return new TenantScope();
    }

    @Bean
    HibernatePropertiesCustomizer tenantInEveryStatement(TenantScope scope) {
        return properties -> properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, scope);
    }

    /**
     * Without Axon's transaction around each query: it would begin before the tenant is known, in the wrong isolation. Whoever
     * answers begins the transaction that the answer needs.
     */
    @Bean
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        return SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }

    @Bean
    ConfigurerModule queriesWithinTheirTenant(TenantScope scope) {
        return configurer -> configurer.onInitialize(configuration ->
                configuration.onStart(() -> configuration.queryBus().registerHandlerInterceptor(scope)));
    }
}
