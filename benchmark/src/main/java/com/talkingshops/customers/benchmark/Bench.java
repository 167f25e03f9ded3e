package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Results;
import com.talkingshops.customers.benchmark.load.Load;
import com.talkingshops.customers.benchmark.machine.Programs;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.nio.file.Path;

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
        Path folder) {}
