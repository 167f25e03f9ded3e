package com.talkingshops.customers.benchmark.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The processes of a run. Whatever ends the run, a signal included, ends them, the last one first and each by its id. */
public final class Programs implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 40;

    private final Deque<Runnable> endings = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::endAll, "end of programs");

    public Programs() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a program.
     *
     * @param environment in addition to this process's own
     * @param folder where it works
     * @param log where its output goes, in the folder
     */
    public ProcessHandle start(List<String> command, Map<String, String> environment, Path folder, String log)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        atEnd(() -> end(process.toHandle()));
        return process.toHandle();
    }

    /** Has something done when the programs that were started before it are still running. */
    public synchronized void atEnd(Runnable ending) {
        endings.push(ending);
    }

    /** Ends a process, by force if it does not stop in time. */
    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyEnding) {
            // then the hook runs, and finds nothing left
        }
    }

    private synchronized void endAll() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
