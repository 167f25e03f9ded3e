package com.talkingshops.customers.architecture.canary.customers.server;

import org.axonframework.eventhandling.EventHandler;

/** A canary: a read model in the wrong room. */
public class Projects {
    @EventHandler
    void on(String event) {}
}
