package com.talkingshops.customers.eventstore;

import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects stored events again. */
@Configuration(proxyBeanMethods = false)
class ReplayConfiguration {

    @Bean
    Replays replays(
            DataSource dataSource,
            JdbcClient database,
            @Qualifier("eventSerializer") Serializer serializer,
            org.axonframework.config.Configuration axon,
            StoredTypes types,
            OpenedPayloads payloads,
            TokenTable tokens,
            SalvagingWrite write,
            DeadSequences dead,
            LetterQueues queues,
            LetterPresence presence) {
        return new Replays(
                new HistoryReader.Reading(dataSource, serializer, axon::upcasterChain, types, payloads),
                projection -> new DeadLettering(
                        Replays.lettersOf(projection), new Sequences(projection), write, dead, queues, presence),
                tokens,
                dead,
                database);
    }
}
