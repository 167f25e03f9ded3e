package com.talkingshops.customers.command.precondition;

import com.talkingshops.customers.api.error.Rejection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a change against the version that its sender has seen. */
public final class ExpectedVersions {

    private ExpectedVersions() {}

    /**
     * Lets a change pass that was meant for the present version.
     *
     * @param expected versions that the sender takes for the present one; {@code null} for any
     * @param current the present version
     * @throws Rejection if it is none of them
     */
    public static void require(@Nullable Set<Long> expected, long current) {
        if (expected != null && !expected.contains(current)) {
            throw Rejection.stale(current);
        }
    }
}
