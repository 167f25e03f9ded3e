package com.talkingshops.customers.query.erasure.jdbc;

import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class ErasureProjectionConfiguration {

    @Bean
    ProjectorFactory<ErasureProjector> erasureProjectors(
            JdbcTemplate database, @Qualifier("erasuresReadModel") ReadModel readModel) {
        return new ProjectorFactory<>(readModel, schema -> new ErasureProjector(new ErasureTable(database, schema)));
    }

    @Bean
    ErasureProjector erasureProjector(ProjectorFactory<ErasureProjector> projectors) {
        return projectors.live();
    }
}
