package com.talkingshops.customers.query.customer.jdbc;

import com.talkingshops.customers.personal.KeyedHashes;
import com.talkingshops.customers.personal.Resealing;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.DirectoryWriter;
import com.talkingshops.customers.query.directory.jdbc.DirectoryResealing;
import com.talkingshops.customers.query.directory.jdbc.DirectoryTables;
import com.talkingshops.customers.query.order.jdbc.OrderRows;
import com.talkingshops.customers.query.order.jdbc.OrderTables;
import com.talkingshops.customers.query.order.jdbc.OrderTotalTables;
import com.talkingshops.customers.query.readmodel.ComparisonRules;
import com.talkingshops.customers.query.readmodel.ProjectorFactory;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class CustomersProjectionConfiguration {

    @Bean
    ProjectorFactory<CustomersProjector> customersProjectors(
            JdbcTemplate database,
            Sealing sealing,
            KeyedHashes hashes,
            Clock clock,
            @Qualifier("customersReadModel") ReadModel readModel) {
        return new ProjectorFactory<>(
                readModel,
                schema -> new CustomersProjector(new CustomersWriter(
                        database,
                        new CustomerTables(database, schema, CustomerRows.of(sealing, hashes)),
                        new CustomerTotalTables(schema),
                        new OrderTables(database, schema, new OrderRows(sealing, hashes)),
                        new OrderTotalTables(schema),
                        new DirectoryWriter(new DirectoryTables(database, schema), sealing, clock))));
    }

    @Bean
    ComparisonRules customersComparison(Sealing sealing) {
        return CustomersComparison.rules(sealing);
    }

    @Bean
    Resealing directoryResealing(JdbcClient database, PlatformTransactionManager transactions, Sealing sealing) {
        return new DirectoryResealing(database, new TransactionTemplate(transactions), sealing);
    }

    @Bean
    CustomersProjector customersProjector(ProjectorFactory<CustomersProjector> projectors) {
        return projectors.live();
    }
}
