package com.talkingshops.customers.query.statistics;

import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StatisticsReadModelConfiguration {

    @Bean
    ReadModel statisticsReadModel() {
        return new ReadModel("statistics", List.of("segment_total", "day_total"));
    }
}
