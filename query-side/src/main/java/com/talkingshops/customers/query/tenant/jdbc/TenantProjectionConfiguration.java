package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class TenantProjectionConfiguration {

    @Bean
    TenantProjector tenantProjector(JdbcTemplate database, @Qualifier("tenantsReadModel") ReadModel readModel) {
        return new TenantProjector(new TenantTables(database, readModel.schema()));
    }
}
