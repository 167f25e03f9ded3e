package com.talkingshops.customers.architecture.canary.customers.query;

/** A canary: a reader that takes events for rows. */
public final class ReadsStoredEvents {

    private ReadsStoredEvents() {}

    /** How many there are. */
    public static String statement() {
        return "select count(*) from es.domain_event_entry";
    }
}
