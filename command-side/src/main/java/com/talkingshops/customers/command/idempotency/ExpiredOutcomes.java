package com.talkingshops.customers.command.idempotency;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Clears kept outcomes away from time to time; they stop counting by themselves. */
final class ExpiredOutcomes {

    private final Outcomes outcomes;

    ExpiredOutcomes(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void clear() {
        outcomes.forgetExpired();
    }
}
