package com.talkingshops.customers.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM beside that of the test, which can be killed and paused as no thread can. */
public final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    public static OtherProcess start(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Such a process lives for seconds, in which compiling well does not pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new OtherProcess(new ProcessBuilder(command).inheritIO().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a crash does: without a word. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** Begins the name of the node that runs in it. */
    String node() {
        return process.pid() + "@";
    }

    private void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
            if (result != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + result);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
