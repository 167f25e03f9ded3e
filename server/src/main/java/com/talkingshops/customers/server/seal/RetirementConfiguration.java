package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.query.erasure.RetiredKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetirementConfiguration {

    /** None ever is, as long as tenants' keys are kept. */
    @Bean
    RetiredKeys retiredKeys() {
        return (tenant, erasedAt) -> false;
    }
}
