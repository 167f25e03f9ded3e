package com.talkingshops.customers.query.readmodel;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryBusSpanFactory;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReadModelConfiguration {

    /** The tables of the event store come first: a read model that has to be filled anew takes back its progress there. */
    @Bean
    @DependsOnDatabaseInitialization
    ReadModelMigration readModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        return new ReadModelMigration(dataSource, readModels);
    }

    /**
     * Without Axon's transaction around each query: it would be one for writers. Whoever answers begins the
     * transaction that the answer needs, see {@link AtOneMoment}.
     */
    @Bean
    QueryBus queryBus(org.axonframework.config.Configuration axon) {
        return SimpleQueryBus.builder()
                .messageMonitor(axon.messageMonitor(QueryBus.class, "queryBus"))
                .queryUpdateEmitter(axon.getComponent(QueryUpdateEmitter.class))
                .spanFactory(axon.getComponent(QueryBusSpanFactory.class))
                .build();
    }
}
