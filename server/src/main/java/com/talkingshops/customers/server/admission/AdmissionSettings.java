package com.talkingshops.customers.server.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a node takes on.
 *
 * @param atOnce how many requests are worked on at once; about as many as all its pools have connections
 * @param waiting how many may wait for their turn
 * @param patience how long one waits for it; as for a connection, it ends only where nothing moves
 */
@ConfigurationProperties("customers.admission")
record AdmissionSettings(
        @DefaultValue("32") int atOnce,
        @DefaultValue("128") int waiting,
        @DefaultValue("5s") Duration patience) {}
