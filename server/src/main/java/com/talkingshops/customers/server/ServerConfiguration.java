package com.talkingshops.customers.server;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.claim.ClaimEvent;
import com.talkingshops.customers.api.stored.EarlierForms;
import com.talkingshops.customers.api.stored.StoredNames;
import com.talkingshops.customers.eventstore.EventStoreConfiguration;
import com.talkingshops.customers.eventstore.StoredTypes;
import com.talkingshops.customers.eventstore.chain.ChainConfiguration;
import com.talkingshops.customers.eventstore.chain.ChainPartitions;
import com.talkingshops.customers.eventstore.chain.UnlistedTypes;
import com.talkingshops.customers.eventstore.listing.ListingConfiguration;
import com.talkingshops.customers.personal.PersonalDataConfiguration;
import java.time.Clock;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Brings the rooms together. */
@Configuration(proxyBeanMethods = false)
@Import({
    EventStoreConfiguration.class,
    ChainConfiguration.class,
    ListingConfiguration.class,
    PersonalDataConfiguration.class
})
class ServerConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    StoredTypes storedTypes() {
        return new StoredTypes(StoredNames.events(), StoredNames.former());
    }

    /** Whoever reads events reads through it. */
    @Bean
    EventUpcasterChain earlierForms() {
        return new EventUpcasterChain(EarlierForms.all());
    }

    /** Each tenant has a chain of its own. */
    @Bean
    ChainPartitions chainPartitions() {
        return new ChainPartitions(MessageKeys.TENANT);
    }

    /** That a value is claimed or free again goes with a change that is listed. */
    @Bean
    UnlistedTypes unlistedTypes() {
        // With another type in it, or one less, V14_1 has to number anew what is chained, or checks tell of a change
        // that nobody made.
        return new UnlistedTypes(StoredNames.of(ClaimEvent.class));
    }
}
