package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatisticsReadModelConfiguration {

    @Bean
    ReadModel statisticsReadModel() {
        return new ReadModel("statistics");
    }
}
