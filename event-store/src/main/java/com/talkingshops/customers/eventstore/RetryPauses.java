package com.talkingshops.customers.eventstore;

import java.time.Duration;
import org.axonframework.messaging.deadletter.DeadLetter;

/** How long a letter rests before it is tried again: from 1 s on twice as long each time, up to 5 min. */
final class RetryPauses {

    /** How long a letter rests that could not even be tried, for which it is not to blame. */
    static final Duration WHEN_NOT_TRIED = Duration.ofSeconds(10);

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private RetryPauses() {}

    /**
     * The pause after an attempt that failed.
     *
     * @param attempts how many have failed by now, from 1
     */
    static Duration after(long attempts) {
        Duration pause = FIRST.multipliedBy(1L << Math.clamp(attempts - 1, 0, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    /** How many attempts a letter has had. */
    static long attempts(DeadLetter<?> letter) {
        return letter.diagnostics().get(LetterQueues.ATTEMPTS) instanceof Number attempts ? attempts.longValue() : 0;
    }
}
