package com.talkingshops.customers.query.tenant;

import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantReadModelConfiguration {

    @Bean
    ReadModel tenantsReadModel() {
        return new ReadModel("tenants", List.of("tenant_total", "api_key", "tenant"));
    }
}
