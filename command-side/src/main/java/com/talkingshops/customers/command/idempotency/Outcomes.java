package com.talkingshops.customers.command.idempotency;

import java.util.Optional;

/**
 * Remembers for a while what became of commands under idempotency keys. Called in the transaction of the command, so that
 * an outcome is kept exactly when the events are.
 */
public interface Outcomes {

    /**
     * Keeps everybody else from handling the same command until the transaction ends.
     *
     * @return {@code false} if somebody else is handling it now
     */
    boolean reserve(KeyedRequest request);

    /** What was kept under the same key; also if it was sent with another request. */
    Optional<Kept> find(KeyedRequest request);

    /** Keeps an outcome. */
    void keep(KeyedRequest request, String outcome);

    /** Drops what was kept long enough. */
    void forgetExpired();

    /**
     * A kept outcome.
     *
     * @param digest the {@link KeyedRequest#digest} of the request that it answered
     * @param outcome as it was given to {@link #keep}
     */
    record Kept(String digest, String outcome) {}
}
