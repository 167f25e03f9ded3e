package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.personal.KeyedHashes;
import org.axonframework.modelling.command.Repository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {

    @Bean
    Claims claims(Repository<Claim> repository, KeyedHashes hashes) {
        return new Claims(repository, hashes);
    }

    @Bean
    MobileClaims mobileClaims(Claims claims) {
        return new MobileClaims(claims);
    }
}
