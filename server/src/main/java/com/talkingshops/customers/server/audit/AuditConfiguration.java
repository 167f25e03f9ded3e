package com.talkingshops.customers.server.audit;

import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.eventstore.chain.ChainChecks;
import com.talkingshops.customers.eventstore.chain.ChainPosition;
import com.talkingshops.customers.eventstore.chain.ChainedEvents;
import com.talkingshops.customers.eventstore.chain.Checkpoints;
import com.talkingshops.customers.eventstore.chain.SigningKey;
import com.talkingshops.customers.query.act.Acts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditDesk auditDesk(
            ObjectProvider<SigningKey> key,
            Checkpoints checkpoints,
            ChainChecks checks,
            ChainPosition chain,
            ChainedEvents events,
            Acts acts,
            Clock clock) {
        return new AuditDesk(
                Optional.ofNullable(key.getIfAvailable()),
                checkpoints,
                checks,
                chain,
                new AuditExport(events),
                acts,
                clock);
    }

    /** Looks every ten minutes whether a day is over. */
    @Bean
    Recurring dailyCheckpoint(ObjectProvider<SigningKey> key, Checkpoints checkpoints) {
        var daily = new DailyCheckpoint(Optional.ofNullable(key.getIfAvailable()), checkpoints);
        return new Recurring("daily-checkpoint", Duration.ofMinutes(10), daily::look);
    }
}
