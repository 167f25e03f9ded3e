package com.talkingshops.customers.server.admission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a node takes on.
 *
 * @param atOnce how many requests are worked on at once; about as many as all its pools have connections
 * @param waiting how many may wait for their turn, or be on the way to it: a bound on memory, while patience is one on time
 * @param patience how long one waits for it; once the first in line has waited for a third of that, nobody may join
 */
@ConfigurationProperties("customers.admission")
record AdmissionSettings(
        @DefaultValue("32") int atOnce,
        @DefaultValue("1024") int waiting,
        @DefaultValue("1s") Duration patience) {}
