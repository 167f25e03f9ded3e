package com.talkingshops.customers.command.claim;

import com.talkingshops.customers.api.error.Rejection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What shall become of a unique value. */
public sealed interface ClaimChange {

    UniqueValue value();

    /**
     * Gives the value to an owner.
     *
     * @param refusal what to answer if somebody else has it; gets the other, or {@code null} if that one is forgotten
     */
    record Take(UniqueValue value, Owner owner, Function<@Nullable Owner, Rejection> refusal) implements ClaimChange {}

    /** Frees the value, if this owner has it. */
    record Release(UniqueValue value, String ownerId) implements ClaimChange {}
}
