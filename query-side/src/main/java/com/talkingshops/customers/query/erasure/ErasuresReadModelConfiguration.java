package com.talkingshops.customers.query.erasure;

import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasuresReadModelConfiguration {

    @Bean
    ReadModel erasuresReadModel() {
        return new ReadModel("erasures");
    }
}
