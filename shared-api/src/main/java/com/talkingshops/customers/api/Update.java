package com.talkingshops.customers.api;

import org.jspecify.annotations.Nullable;

/**
 * What a change says of one member: nothing, or its new value. Tells "absent" from "null".
 *
 * @param <T> the member's type
 */
public sealed interface Update<T> {

    /** Leaves the member as it is. */
    record Unchanged<T>() implements Update<T> {}

    /**
     * Sets the member.
     *
     * @param value its new value; {@code null} clears it
     */
    record To<T>(@Nullable T value) implements Update<T> {}

    static <T> Update<T> unchanged() {
        return new Unchanged<>();
    }

    static <T> Update<T> to(@Nullable T value) {
        return new To<>(value);
    }

    /** The member's value after the change. */
    default @Nullable T appliedTo(@Nullable T current) {
        return switch (this) {
            case Unchanged<T> ignored -> current;
            case To<T>(var value) -> value;
        };
    }
}
