package com.talkingshops.customers.eventstore;

/**
 * Has transactions that write nothing that could be missed not wait until a replica has it. While one that is waited for is away, those
 * who wait hold connections, and whoever only reads would soon have none.
 */
public final class LocalCommit {

    /** A condition that is always true. Whoever says it in a statement that writes has its transaction wait for this machine's disk alone. */
    public static final String HERE = "set_config('synchronous_commit', 'local', true) = 'local'";

    private LocalCommit() {}
}
