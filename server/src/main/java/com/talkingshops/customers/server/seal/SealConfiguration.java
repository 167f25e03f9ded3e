package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.eventstore.PayloadGuard;
import com.talkingshops.customers.eventstore.Recurring;
import com.talkingshops.customers.personal.KeyExport;
import com.talkingshops.customers.personal.KeyRegister;
import com.talkingshops.customers.personal.KeyUpkeep;
import com.talkingshops.customers.personal.SealedMessages;
import com.talkingshops.customers.query.act.Acts;
import com.talkingshops.customers.query.erasure.RetiredKeys;
import com.talkingshops.customers.server.role.OnQueryNodes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    /**
     * Once a minute: most of the time there is nothing to do. Only where read models are: what of them is sealed under a tenant's own
     * keys has to be sealed again when those are replaced.
     */
    @Bean
    @Conditional(OnQueryNodes.class)
    Recurring keyUpkeepSchedule(KeyUpkeep upkeep) {
        return new Recurring("key-upkeep", Duration.ofMinutes(1), upkeep::turn);
    }

    @Bean
    KeyDesk keyDesk(
            KeyRegister register,
            KeyUpkeep upkeep,
            KeyExport export,
            @Qualifier("keyUpkeepSchedule") ObjectProvider<Recurring> schedule,
            Acts acts) {
        return new KeyDesk(register, upkeep, export, () -> schedule.ifAvailable(Recurring::callNow), acts);
    }

    @Bean
    CountedRefusals refusedSeals(ObjectProvider<MeterRegistry> meters) {
        return new CountedRefusals(meters);
    }

    @Bean
    RetiredKeys retiredKeys(KeyUpkeep upkeep) {
        return upkeep::areRetired;
    }

    @Bean
    PayloadGuard payloadGuard(SealedMessages messages) {
        return new SealedPayloads(messages);
    }
}
