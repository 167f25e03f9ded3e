package com.talkingshops.customers.query.erasure;

import java.time.Instant;

/** Tells whether what an erasure destroyed could still be had from a backup. */
@FunctionalInterface
public interface RetiredKeys {

    /**
     * Whether the keys that a tenant's customers' keys were wrapped with at some time are gone.
     *
     * @param erasedAt the moment of an erasure
     */
    boolean areRetired(String tenant, Instant erasedAt);
}
