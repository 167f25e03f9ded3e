package com.talkingshops.customers.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs between machines.
 *
 * @param poll how often new events are looked for when nobody tells of any
 * @param positionPoll how often a waiter looks how far other nodes have come when nobody tells
 */
@ConfigurationProperties("event-store")
record EventStoreSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("50ms") Duration positionPoll) {}
