package com.talkingshops.customers.command.retry;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries a command again that lost a race, on the thread that sent it, so that whatever is bound to the thread stays. A
 * command that keeps losing is refused as "service unavailable"; what was refused is never tried again.
 */
final class RetryOnThisThread implements RetryScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(RetryOnThisThread.class);

    private final int mostTries;
    private final Backoff backoff;
    private final RandomGenerator random;
    private final Pause pause;

    RetryOnThisThread(int mostTries, Backoff backoff, RandomGenerator random, Pause pause) {
        this.mostTries = mostTries;
        this.backoff = backoff;
        this.random = random;
        this.pause = pause;
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared by Axon
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!TransientFailure.is(lastFailure)) {
            return false;
        }
        int tries = failures.size();
        if (tries >= mostTries) {
            LOG.warn("{} lost {} races and is given up", command.getCommandName(), tries, lastFailure);
            throw unavailable();
        }
        LOG.debug("{} lost a race and is tried again after {} tries", command.getCommandName(), tries);
        waitAfter(tries);
        EarlierTries.run(tries, dispatch);
        return true;
    }

    private void waitAfter(int tries) {
        try {
            pause.take(backoff.after(tries, random));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static Rejection unavailable() {
        return new Rejection(
                ErrorCode.ServiceUnavailableError, "Too many changes of the same thing at once; try again", Map.of());
    }
}
