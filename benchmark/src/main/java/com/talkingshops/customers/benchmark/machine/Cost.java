package com.talkingshops.customers.benchmark.machine;

/** Processor time, in microseconds. */
public record Cost(long server, long database) {

    public static final Cost NONE = new Cost(0, 0);

    public Cost since(Cost earlier) {
        return new Cost(server - earlier.server, database - earlier.database);
    }
}
