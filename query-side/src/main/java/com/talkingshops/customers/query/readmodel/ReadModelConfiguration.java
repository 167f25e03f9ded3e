package com.talkingshops.customers.query.readmodel;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.config.ConfigurerModule;
import org.hibernate.cfg.MultiTenancySettings;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    @Bean
    ReadModelMigration readModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        return new ReadModelMigration(dataSource, readModels);
    }

    /** Hibernate validates the tables, so they must be there first. */
    @Bean
    static BeanFactoryPostProcessor readModelsBeforeHibernate() {
        return factory -> {
            var hibernate = factory.getBeanDefinition("entityManagerFactory");
            hibernate.setDependsOn(StringUtils.addStringToArray(hibernate.getDependsOn(), "readModelMigration"));
        };
    }

    @Bean
    TenantScope tenantScope() {
        return new TenantScope();
    }

    @Bean
    HibernatePropertiesCustomizer tenantInEveryStatement(TenantScope scope) {
        return properties -> properties.put(MultiTenancySettings.MULTI_TENANT_IDENTIFIER_RESOLVER, scope);
    }

    @Bean
    ConfigurerModule queriesWithinTheirTenant(TenantScope scope) {
        return configurer -> configurer.onInitialize(
                configuration -> configuration.onStart(() -> configuration.queryBus().registerHandlerInterceptor(scope)));
    }
}
