package com.talkingshops.customers.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What differs between machines.
 *
 * @param poll how often new events are looked for when nobody tells of any
 * @param positionPoll how often a waiter looks how far other nodes have come when nobody tells
 * @param pace the least time between two looks at the end of the history while nobody on this node waits for what is
 *     written: the longer, the larger and the cheaper batches are under load
 * @param segments into how many segments a projection is cut when it runs for the first time, each with a thread of its
 *     own on the node that works on it; a projection that has run keeps what it has. Each segment reads all events, so
 *     more than one is worth its cost where there are more cores than projections
 */
@ConfigurationProperties("event-store")
record EventStoreSettings(
        @DefaultValue("1s") Duration poll,
        @DefaultValue("50ms") Duration positionPoll,
        @DefaultValue("50ms") Duration pace,
        @DefaultValue("1") int segments) {}
