package com.talkingshops.customers.server.failure;

import com.talkingshops.customers.eventstore.Migrations;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has tables of a newer release refused that this one cannot read; Flyway on its own would take any for ours. */
@Configuration(proxyBeanMethods = false)
class NewerTables {

    @Bean
    FlywayMigrationStrategy refuseNewerTables() {
        return Migrations::run;
    }
}
