package com.talkingshops.customers.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program in a JVM of its own, with this one's classes; killed at the end of the test that started it, and with the JVM that started
 * it at the latest.
 */
public final class OtherProcess implements AutoCloseable {

    /** What starts soonest, and with the least of the machine. */
    public static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int MINUTES_TO_SAY_SOMETHING = 3;

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the {@code main} of a class. */
    public static OtherProcess start(Class<?> main, String... arguments) throws IOException {
        return start(SMALL, main, arguments);
    }

    /** The same, in a JVM with options of one's own. */
    public static OtherProcess start(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new OtherProcess(process);
    }

    public long pid() {
        return process.pid();
    }

    /** Reads its standard output up to a line that has a text in it, and returns that line. What does not come to that is killed. */
    public String awaitLine(String text) throws IOException {
        var limit =
                new CompletableFuture<Boolean>().completeOnTimeout(true, MINUTES_TO_SAY_SOMETHING, TimeUnit.MINUTES);
        limit.thenRun(process::destroyForcibly);
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.contains(text)) {
                    return line;
                }
            }
            boolean tooLate = limit.getNow(false);
            throw new AssertionError((tooLate ? "killed after %d minutes".formatted(MINUTES_TO_SAY_SOMETHING) : "ended")
                    + " without '" + text + "': " + errors());
        } finally {
            limit.cancel(false);
        }
    }

    /** Writes the rest of its standard output behind what is in a file, so that it never waits for somebody to read. */
    public void keepOutputIn(Path file) {
        Thread.ofPlatform().daemon().start(() -> {
            try (var log = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                output.transferTo(log);
            } catch (IOException killed) {
                // There is no more.
            }
        });
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The rest of its standard output, to its end. */
    public String output() throws IOException {
        return output.readAllAsString();
    }

    /** What it has written to its standard error stream by its end. */
    public String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /** Asks it to end, as {@code kill -TERM} does; what it says at its end can be read still. */
    public void terminate() {
        process.toHandle().destroy();
    }

    /** Ends it like {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
