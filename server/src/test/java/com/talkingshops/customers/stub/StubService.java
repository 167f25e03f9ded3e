package com.talkingshops.customers.stub;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.eventstore.Delivery;
import com.talkingshops.customers.eventstore.FailingProcessors;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.personal.KeyedHashes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The door, the limits and all that surrounds an endpoint, with endpoints of no use behind them and no database. */
@SpringBootConfiguration
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            DataJpaRepositoriesAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            JdbcAutoConfiguration.class,
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class
        })
@ComponentScan({
    "com.talkingshops.customers.server.request",
    "com.talkingshops.customers.server.error",
    "com.talkingshops.customers.server.body",
    "com.talkingshops.customers.server.key",
    "com.talkingshops.customers.server.limit",
    "com.talkingshops.customers.server.acknowledge",
    "com.talkingshops.customers.server.admission",
    "com.talkingshops.customers.server.openapi",
    "com.talkingshops.customers.server.observe",
    "com.talkingshops.customers.stub"
})
public class StubService {

    @Bean
    KeyedHashes keyedHashes() {
        return new StubHashes();
    }

    @Bean
    StubTime stubTime() {
        return new StubTime();
    }

    @Bean
    Ticker ticker(StubTime time) {
        return time.ticker();
    }

    @Bean
    StubDeadLetters stubDeadLetters() {
        return new StubDeadLetters();
    }

    @Bean
    StubPositions stubPositions() {
        return new StubPositions();
    }

    /** All is chained. */
    @Bean
    ChainPosition stubChainPosition(StubPositions positions) {
        return new ChainPosition() {
            @Override
            public long position() {
                return positions.head();
            }

            @Override
            public long of(String partition) {
                return 0;
            }
        };
    }

    /** None fails. */
    @Bean
    FailingProcessors stubProcessors() {
        return Map::of;
    }

    /** Nothing is held back. */
    @Bean
    Delivery stubDelivery() {
        return Optional::empty;
    }

    /** What a stub service is started with. */
    public static List<String> settings() {
        return List.of(
                "server.port=0",
                "customers.admin-api-key=" + Running.OPERATOR_KEY,
                "customers.acknowledge.wait=150ms",
                "management.endpoint.health.validate-group-membership=false",
                "axon.axonserver.enabled=false",
                "axon.serializer.general=jackson3",
                "axon.update-check.disabled=true");
    }
}
