package com.talkingshops.customers.server.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded database as its data directory shows it to somebody else on the machine. */
record EmbeddedFiles(Path data) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LINE_OF_PROCESS = 0;
    private static final int LINE_OF_PORT = 3;

    /** Its main process, if it runs. */
    Optional<ProcessHandle> postmaster() {
        return note(LINE_OF_PROCESS).map(Long::valueOf).flatMap(ProcessHandle::of);
    }

    /** Ends its main process with {@code kill -9}, and waits until there is another one. */
    void kill() {
        ProcessHandle killed = postmaster().orElseThrow();
        killed.destroyForcibly();
        awaitAnotherThan(killed);
    }

    /** Shuts it down at once and in order (PostgreSQL, "Shutting Down the Server"), and waits until it was started again. */
    void restart() throws IOException, InterruptedException {
        ProcessHandle ended = postmaster().orElseThrow();
        new ProcessBuilder("kill", "-INT", Long.toString(ended.pid())).start().waitFor();
        awaitAnotherThan(ended);
    }

    private void awaitAnotherThan(ProcessHandle ended) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        postmaster().filter(running -> !running.equals(ended)).isPresent());
    }

    /** Ends whatever is connected to it. */
    void endAllSessions() {
        open().sql("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename = current_user and pid <> pg_backend_pid()")
                .query(Boolean.class)
                .list();
    }

    /** It, through a connection of one's own for each statement. */
    JdbcClient open() {
        return JdbcClient.create(connections());
    }

    /** The same, as others take it. */
    DataSource connections() {
        return new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + note(LINE_OF_PORT).orElseThrow()
                        + "/customers?reWriteBatchedInserts=true",
                "customers",
                read("postgres-password"));
    }

    private String read(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> note(int line) {
        try {
            Path note = data.resolve("postgres/postmaster.pid");
            return Files.exists(note)
                    ? Optional.of(Files.readAllLines(note).get(line).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
