package com.talkingshops.customers.api.claim;

import com.talkingshops.customers.personal.Person;
import com.talkingshops.customers.personal.Personal;
import org.jspecify.annotations.Nullable;

/** What can happen to a value that must be unique within a tenant. */
public sealed interface ClaimEvent {

    /** The kind of value and its keyed hash; names the claim. */
    String claimId();

    /**
     * The value has an owner from now on.
     *
     * @param ownerId who has it: the id of a customer or an order
     * @param customerId the customer whom the link tells about
     */
    record ValueClaimed(
            String claimId,
            @Personal @Nullable String ownerId,
            @Person @Personal @Nullable String customerId) implements ClaimEvent {}

    /** The value is free again. */
    record ValueReleased(String claimId) implements ClaimEvent {}
}
