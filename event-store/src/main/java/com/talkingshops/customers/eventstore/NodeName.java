package com.talkingshops.customers.eventstore;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The owner of claims. Two never have one name, be it in one process or with one process id in two containers.
 *
 * @param value such as {@code 4711@host/1f3a5c7e}: process, machine, and something that nobody else has
 */
record NodeName(String value) {

    static NodeName next() {
        return new NodeName(ManagementFactory.getRuntimeMXBean().getName() + "/"
                + "%08x".formatted(ThreadLocalRandom.current().nextInt()));
    }
}
