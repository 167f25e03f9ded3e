package com.talkingshops.customers.eventstore;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ThreadLocalRandom;

/** Names the owner of claims: two never have one name, be it in one process or with one process id in two containers. */
final class NodeName {

    private NodeName() {}

    /** A new name, such as {@code 4711@host/1f3a5c7e}: process, machine, and something that nobody else has. */
    static String next() {
        return ManagementFactory.getRuntimeMXBean().getName() + "/"
                + "%08x".formatted(ThreadLocalRandom.current().nextInt());
    }
}
