package com.talkingshops.customers.personal;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sealing and keyed hashes over the application's database. Import it into an application. */
@Configuration(proxyBeanMethods = false)
public class PersonalDataConfiguration {

    @Bean
    KeyedHashes keyedHashes(DataSource dataSource) {
        return new StoredIndexKeys(new OwnConnections(dataSource));
    }

    @Bean
    Sealing sealing() {
        return new PassThrough();
    }
}
