package com.talkingshops.customers.command.tenant;

import com.talkingshops.customers.api.tenant.TenantCommand;
import com.talkingshops.customers.command.AggregateName;
import com.talkingshops.customers.command.idempotency.KeptResult;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantConfiguration {

    @Bean
    AggregateName tenantName() {
        return new AggregateName(TenantCommand.class, "Tenant");
    }

    @Bean
    KeptResult keptResultOfTenants() {
        return new KeptResult(TenantCommand.class, TenantCommand.Accepted.class);
    }

    @Bean
    KeptResult keptResultOfErasedTenants() {
        return new KeptResult(TenantCommand.EraseTenant.class, TenantCommand.Erased.class);
    }
}
