package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.chain.ChainPartitions;
import com.talkingshops.customers.eventstore.chain.UnlistedTypes;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists events. Import it into an application that imports the chain. */
@Configuration(proxyBeanMethods = false)
public class ListingConfiguration {

    /** Whoever looks for few among very many shall not keep the database busy for ever. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    EventLists eventLists(
            DataSource dataSource,
            ObjectProvider<ChainPartitions> partitions,
            ObjectProvider<UnlistedTypes> unlisted,
            StoredTypes types) {
        var patient = new JdbcTemplate(dataSource);
        patient.setQueryTimeout((int) PATIENCE.toSeconds());
        return new EventLists(
                JdbcClient.create(patient),
                partitions.getIfAvailable(() -> new ChainPartitions("")),
                unlisted.getIfAvailable(() -> UnlistedTypes.NONE),
                types);
    }
}
