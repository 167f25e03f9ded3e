package com.talkingshops.customers.eventstore.chain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether and how often this node chains events.
 *
 * @param enabled whether it does; what another has chained can be checked all the same
 * @param pause how long it waits when all that is settled is chained
 */
@ConfigurationProperties("event-store.chain")
record ChainSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration pause) {}
