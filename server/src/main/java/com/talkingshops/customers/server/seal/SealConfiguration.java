package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.eventstore.PayloadGuard;
import com.talkingshops.customers.personal.SealedMessages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SealConfiguration {

    @Bean
    PayloadGuard payloadGuard(SealedMessages messages) {
        return new SealedPayloads(messages);
    }
}
