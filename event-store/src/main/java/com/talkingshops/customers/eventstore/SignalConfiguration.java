package com.talkingshops.customers.eventstore;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nodes on one database tell each other what happens. */
@Configuration(proxyBeanMethods = false)
class SignalConfiguration {

    @Bean
    SignalConnections signalConnections(DataSource dataSource) {
        return new SignalConnections(dataSource);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Announcer announcer(SignalConnections connections) {
        return new Announcer(connections);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Listener listener(
            SignalConnections connections, Announcer announcer, WakeableEventStore events, TokenPositions positions) {
        return new Listener(connections, (signal, sender) -> {
            if (announcer.sentFrom(sender)) {
                return;
            }
            switch (signal) {
                case APPENDED -> {
                    if (sender != Listener.NOBODY) {
                        announcer.heardOfOthers();
                    }
                    events.wake();
                }
                case ADVANCED -> positions.refresh();
            }
        });
    }
}
