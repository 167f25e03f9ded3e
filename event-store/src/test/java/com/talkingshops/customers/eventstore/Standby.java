package com.talkingshops.customers.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that replays what another one writes, until it is promoted; killed with the JVM at the latest. */
final class Standby implements AutoCloseable {

    private static final int SECONDS_TO_START = 60;

    private final List<String> command;
    private final Path log;
    private final String url;
    private Process process;

    /**
     * Starts it, and waits until it answers.
     *
     * @param command that runs it
     * @param log what it says is written behind what is there
     * @param url where it answers
     */
    Standby(List<String> command, Path log, String url) {
        this.command = command;
        this.log = log;
        this.url = url;
        start();
    }

    /** Starts it again, after it was killed, and waits until it answers. */
    void start() {
        try {
            process = launched();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
            while (!answers()) {
                if (System.nanoTime() > deadline) {
                    close();
                    throw new IllegalStateException("It does not start: " + Files.readString(log));
                }
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    // The last processes of a killed one may have been there still.
                    process = launched();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launched() throws IOException {
        Process launched = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
        return launched;
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(url)) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as a crash does: without a word. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
