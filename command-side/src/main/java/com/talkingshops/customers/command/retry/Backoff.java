package com.talkingshops.customers.command.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: a random time below a bound that doubles with each try, so that those who met once
 * do not meet again.
 *
 * @param first the bound before the second try
 * @param longest the bound that is never passed
 */
record Backoff(Duration first, Duration longest) {

    /**
     * The wait after some tries.
     *
     * @param tries how many have failed, from 1
     */
    Duration after(int tries, RandomGenerator random) {
        long bound = Math.min(first.toNanos() << Math.min(tries - 1, 20), longest.toNanos());
        return Duration.ofNanos(random.nextLong(bound) + 1);
    }
}
