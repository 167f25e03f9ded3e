package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Results;
import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.machine.Programs;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What every part of a run works with.
 *
 * @param server the measured server
 * @param folder for what the run leaves behind while it goes on
 */
record Bench(
        Scale scale,
        Load load,
        Results results,
        Programs programs,
        Jars jars,
        RunningServer server,
        Shops shops,
        Path folder) {

    private static final Duration AT_A_TIME = Duration.ofSeconds(4);

    /**
     * Lets something work unmeasured, until most of what it runs through is compiled. That takes a number of requests rather
     * than of seconds: on two cores the compiler is behind for minutes.
     *
     * @param times how much more than usual; the first to warm a server needs more
     */
    void warm(Subject subject, int times) {
        long deadline = System.nanoTime()
                + Duration.ofSeconds(times * (long) scale.longestWarmUp()).toNanos();
        for (long done = 0; done < times * (long) scale.warmUp() && System.nanoTime() < deadline; ) {
            done += subject.busy(AT_A_TIME).nanos().count();
        }
        subject.settle();
    }
}
