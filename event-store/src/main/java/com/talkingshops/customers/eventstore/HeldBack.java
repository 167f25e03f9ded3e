package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why no event is delivered although later ones are stored: a transaction that has drawn the next position is still open.
 *
 * @param position the position that is waited for
 * @param since how long it has been waited for
 * @param holders who may still fill it, or keeps it from being proven empty
 */
public record HeldBack(long position, Duration since, List<Holder> holders) {

    /**
     * A session with an open transaction that appends.
     *
     * @param pid the process id of its backend; 0 for a prepared transaction
     * @param application what it calls itself, if anything
     * @param began when its transaction began; unknown if the database does not tell us
     */
    public record Holder(
            int pid, @Nullable String application, @Nullable Instant began) {}
}
