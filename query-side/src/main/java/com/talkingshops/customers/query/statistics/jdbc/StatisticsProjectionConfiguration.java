package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class StatisticsProjectionConfiguration {

    @Bean
    StatisticsProjector statisticsProjector(
            JdbcTemplate database, @Qualifier("statisticsReadModel") ReadModel readModel) {
        return new StatisticsProjector(
                new StatisticsTables(database, readModel.schema()), new StatisticsTotals(database, readModel.schema()));
    }
}
