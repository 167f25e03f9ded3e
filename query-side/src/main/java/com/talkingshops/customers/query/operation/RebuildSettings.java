package com.talkingshops.customers.query.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rebuilds are done.
 *
 * @param keepPrevious how long what was read before can come back; it takes as much room as what is read
 */
@ConfigurationProperties("customers.read-models")
record RebuildSettings(@DefaultValue("1h") Duration keepPrevious) {}
