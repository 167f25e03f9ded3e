package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The main process of PostgreSQL on one directory, found by the note that it leaves there: {@code postmaster.pid}, its first line
 * the process id.
 *
 * @param process the process
 * @param directory the database's files
 */
record Postmaster(ProcessHandle process, Path directory) {

    private static final String NOTE = "postmaster.pid";

    /** Above every system's highest process id. */
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    /** The running postmaster; empty if the note is missing, or names a process that is gone or is something else. */
    static Optional<Postmaster> runningOn(Path directory) throws IOException {
        return noted(directory)
                .flatMap(ProcessHandle::of)
                .map(process -> new Postmaster(process, directory))
                .filter(Postmaster::isAlive);
    }

    /**
     * Makes a note harmless whose process id belongs to another process by now: PostgreSQL would take that for a postmaster. The
     * rest of the note stays, for by it PostgreSQL makes sure that no process of the former one still works on the files.
     */
    static void disownStaleNote(Path directory) throws IOException {
        Path note = directory.resolve(NOTE);
        if (noted(directory).flatMap(ProcessHandle::of).isPresent()
                && runningOn(directory).isEmpty()) {
            List<String> lines = Files.readAllLines(note);
            lines.set(0, NOBODY);
            OwnerOnly.write(note, String.join("\n", lines) + "\n");
        }
    }

    /** Whether the process runs and works on the directory; a zombie does not. */
    boolean isAlive() {
        if (!process.isAlive()) {
            return false;
        }
        Path workingDirectory = Path.of("/proc", String.valueOf(process.pid()), "cwd");
        try {
            return Files.isDirectory(Path.of("/proc/self"))
                    ? Files.readSymbolicLink(workingDirectory).equals(directory.toRealPath())
                    : process.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(directory.toString()::equals);
        } catch (IOException | SecurityException goneOrSomebodyElses) {
            return false;
        }
    }

    private static Optional<Long> noted(Path directory) throws IOException {
        Path note = directory.resolve(NOTE);
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        String pid = Files.readAllLines(note).stream().findFirst().orElse("").strip();
        return pid.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }
}
