package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class TenantProjectionConfiguration {

    @Bean
    ProjectorFactory<TenantProjector> tenantProjectors(
            JdbcTemplate database, @Qualifier("tenantsReadModel") ReadModel readModel) {
        return new ProjectorFactory<>(readModel, schema -> new TenantProjector(new TenantTables(database, schema)));
    }

    @Bean
    TenantProjector tenantProjector(ProjectorFactory<TenantProjector> projectors) {
        return projectors.live();
    }
}
