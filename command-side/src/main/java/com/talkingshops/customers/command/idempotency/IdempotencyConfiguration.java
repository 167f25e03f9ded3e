package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.personal.KeyedHashes;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class IdempotencyConfiguration {

    @Bean
    @Order(0)
    RepeatedCommands repeatedCommands(
            KeyedHashes hashes,
            Outcomes outcomes,
            List<KeptResult> results,
            ObjectProvider<MadeBefore> made,
            ReplayListener listener) {
        return new RepeatedCommands(
                new KeyedRequests(hashes),
                outcomes,
                new OutcomeFormat(results),
                made.stream().toList(),
                listener);
    }

    @Bean
    ExpiredOutcomes expiredOutcomes(Outcomes outcomes) {
        return new ExpiredOutcomes(outcomes);
    }
}
