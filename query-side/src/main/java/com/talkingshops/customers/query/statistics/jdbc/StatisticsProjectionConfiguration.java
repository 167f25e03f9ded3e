package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class StatisticsProjectionConfiguration {

    @Bean
    ProjectorFactory<StatisticsProjector> statisticsProjectors(
            JdbcTemplate database, @Qualifier("statisticsReadModel") ReadModel readModel) {
        return new ProjectorFactory<>(
                readModel,
                schema -> new StatisticsProjector(
                        database, new StatisticsTables(database, schema), new StatisticsTotals(schema)));
    }

    @Bean
    StatisticsProjector statisticsProjector(ProjectorFactory<StatisticsProjector> projectors) {
        return projectors.live();
    }
}
