package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Starts and stops PostgreSQL on one directory. */
final class PostgresServer {

    /** What an acknowledged write relies on; said here, where no setting in the directory can overrule it. */
    private static final String DURABLE = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

    /** How long the processes of a killed postmaster may take to notice that it is gone. */
    private static final Duration LAST_PROCESSES = Duration.ofSeconds(30);

    /** Above what recovery after a crash takes with the settings' {@code max_wal_size}. */
    private static final String START_SECONDS = "600";

    private static final String STOP_SECONDS = "20";

    private final Path dataDirectory;
    private final Path files;
    private final Programs programs;
    private volatile Optional<Postmaster> postmaster = Optional.empty();

    PostgresServer(DataDirectory directory, Cluster cluster, Programs programs) {
        this.dataDirectory = directory.path();
        this.files = cluster.files();
        this.programs = programs;
    }

    /** Starts listening on a port of the loopback address, after a crash as well. */
    void start(int port) throws IOException {
        Postmaster.disownStaleNote(files);
        long deadline = System.nanoTime() + LAST_PROCESSES.toNanos();
        String said = tryToStart(port);
        while (postmaster.isEmpty()
                && said.contains("pre-existing shared memory block")
                && System.nanoTime() < deadline) {
            said = tryToStart(port);
        }
        if (postmaster.isEmpty()) {
            throw PostgresFailure.of(dataDirectory, said);
        }
    }

    /** Whether the process that was started last is still there. */
    boolean isAlive() {
        return postmaster.filter(Postmaster::isAlive).isPresent();
    }

    /** Stops what runs on the directory, whoever started it, within half a minute. */
    void stop() throws IOException {
        Optional<Postmaster> running = Postmaster.runningOn(files);
        if (running.isPresent() && !stop("fast").success() && !stop("immediate").success()) {
            running.get().process().destroyForcibly();
        }
        postmaster = Optional.empty();
    }

    private Programs.Outcome stop(String mode) throws IOException {
        return programs.run(
                "", "pg_ctl", List.of("stop", "-D", files.toString(), "-m", mode, "-w", "-t", STOP_SECONDS));
    }

    private String tryToStart(int port) throws IOException {
        Path log = files.resolve("start.log");
        Files.deleteIfExists(log);
        var outcome = programs.run(
                "",
                "pg_ctl",
                List.of(
                        "start",
                        "-D",
                        files.toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        START_SECONDS,
                        "-o",
                        "-p " + port + " " + DURABLE));
        postmaster = outcome.success() ? Postmaster.runningOn(files) : Optional.empty();
        return (Files.exists(log) ? Files.readString(log) : "") + outcome.output();
    }
}
