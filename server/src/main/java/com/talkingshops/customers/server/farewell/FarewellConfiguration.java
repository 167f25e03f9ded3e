package com.talkingshops.customers.server.farewell;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FarewellConfiguration {

    @Bean
    Farewell farewell(@Value("${customers.farewell:0s}") Duration time) {
        return new Farewell(time);
    }
}
