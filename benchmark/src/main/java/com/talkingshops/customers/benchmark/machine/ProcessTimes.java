package com.talkingshops.customers.benchmark.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor times as Linux tells them in {@code /proc/<pid>/stat}; see proc_pid_stat(5). */
final class ProcessTimes {

    /** {@code USER_HZ}, which is 100 on every platform that the server brings a PostgreSQL for. */
    private static final long MICROS_PER_TICK = 10_000;

    private ProcessTimes() {}

    /** What a process has used so far, in microseconds; 0 if it is gone. */
    static long micros(long pid) {
        return sum(pid, 11, 12);
    }

    /** What a process, its children, and those of its children that have ended have used so far, in microseconds. */
    static long microsOfTree(long pid) {
        return sum(pid, 11, 12, 13, 14)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToLong(child -> micros(child.pid()))
                        .sum();
    }

    private static long sum(long pid, int... fields) {
        try {
            return sum(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")), fields);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** The sum of fields that are counted from 0 behind the program's name, which may contain anything. */
    static long sum(String stat, int... fields) {
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(values[field]);
        }
        return ticks * MICROS_PER_TICK;
    }
}
