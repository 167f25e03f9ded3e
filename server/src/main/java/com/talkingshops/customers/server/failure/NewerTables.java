package com.talkingshops.customers.server.failure;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has tables of a newer release refused; Flyway on its own would take them for ours. */
@Configuration(proxyBeanMethods = false)
class NewerTables {

    @Bean
    FlywayConfigurationCustomizer refuseNewerTables() {
        return flyway -> flyway.ignoreMigrationPatterns(new String[0]);
    }
}
