package com.talkingshops.customers.eventstore;

import java.util.Arrays;
import java.util.Optional;

/** What nodes tell each other through the database. Signals carry nothing: whoever hears one looks for itself. */
enum Signal {
    /** Events were appended. */
    APPENDED("es_appended"),
    /** A processor has come further. */
    ADVANCED("es_advanced");

    private final String channel;

    Signal(String channel) {
        this.channel = channel;
    }

    String channel() {
        return channel;
    }

    static Optional<Signal> of(String channel) {
        return Arrays.stream(values())
                .filter(signal -> signal.channel.equals(channel))
                .findAny();
    }
}
