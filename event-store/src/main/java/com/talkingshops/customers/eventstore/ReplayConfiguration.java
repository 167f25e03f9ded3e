package com.talkingshops.customers.eventstore;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
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
            StoredTypes types,
            StoredMessages messages,
            TokenTable tokens,
            SalvagingWrite write,
            DeadSequences dead,
            LetterQueues queues,
            LetterPresence presence,
            ObjectProvider<BackgroundWork.Foreground> foreground) {
        return new Replays(
                new HistoryReader.Reading(dataSource, types, messages),
                projection -> new DeadLettering(
                        Replays.lettersOf(projection), new Sequences(projection), write, dead, queues, presence),
                tokens,
                dead,
                database,
                foreground.getIfAvailable(() -> BackgroundWork.Foreground.NONE));
    }
}
