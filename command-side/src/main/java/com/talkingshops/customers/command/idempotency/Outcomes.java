package com.talkingshops.customers.command.idempotency;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while what became of commands under idempotency keys. Called in the transaction of the command, so that
 * on PostgreSQL a reservation, its outcome and the events are kept together or not at all. On an event store elsewhere a
 * reservation can be left without an outcome; whoever finds one goes on with its ids.
 */
public interface Outcomes {

    /**
     * Keeps everybody else from handling the same command until the transaction ends.
     *
     * @return {@code false} if somebody else is handling it now
     */
    boolean enter(KeyedRequest request);

    /**
     * Finds what was kept under the same key, also if it was sent with another request; reserves the key if there is nothing.
     *
     * @param ids the ids that the command will use
     * @return empty if the key is reserved now
     */
    Optional<Kept> findOrReserve(KeyedRequest request, List<String> ids);

    /** Keeps the outcome of what was reserved. */
    void keep(KeyedRequest request, String outcome);

    /** Drops what was kept long enough. */
    void forgetExpired();

    /**
     * What is kept under a key.
     *
     * @param digest the {@link KeyedRequest#digest} of the request that came first
     * @param ids the ids that its command was to use
     * @param outcome as it was given to {@link #keep}; {@code null} if nobody knows what became of the command
     */
    record Kept(String digest, List<String> ids, @Nullable String outcome) {}
}
