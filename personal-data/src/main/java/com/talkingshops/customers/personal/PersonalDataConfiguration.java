package com.talkingshops.customers.personal;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Sealing and keyed hashes over the application's database. Import it into an application. */
@Configuration(proxyBeanMethods = false)
public class PersonalDataConfiguration {

    /**
     * Keys are loaded over connections outside of the pool: a caller may hold the pool's last one while it waits for a key.
     * Each tenant costs a node one such connection, at its first use.
     */
    @Bean
    KeyedHashes keyedHashes(DataSource dataSource) {
        return new StoredIndexKeys(DataSourceBuilder.derivedFrom(dataSource)
                .type(SimpleDriverDataSource.class)
                .build());
    }

    @Bean
    Sealing sealing() {
        return new PassThrough();
    }
}
