package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Says in a sentence why a data directory cannot be used. */
final class DirectoryFailure {

    private static final List<String> DISK_FULL = List.of("No space left on device", "Disk quota exceeded");
    private static final List<String> NOT_WRITABLE =
            List.of("Read-only file system", "Permission denied", "Operation not permitted");

    private DirectoryFailure() {}

    static StartFailure of(Path directory, IOException e) {
        String reason = reason(e);
        if (e instanceof AccessDeniedException || NOT_WRITABLE.stream().anyMatch(reason::contains)) {
            return new StartFailure(
                    "The data directory %s is not writable for the user %s (%s): change that, or name another with customers.data-dir."
                            .formatted(directory, System.getProperty("user.name"), reason),
                    e);
        }
        return diskFull(directory, reason)
                .orElseGet(() -> new StartFailure(
                        "The data directory %s cannot be used (%s): name another with customers.data-dir."
                                .formatted(directory, reason),
                        e));
    }

    /** Recognises a full disk by what a program or the system said. */
    static Optional<StartFailure> diskFull(Path directory, String said) {
        return DISK_FULL.stream().anyMatch(said::contains)
                ? Optional.of(new StartFailure(
                        "The disk that holds the data directory %s is full: free some space and start again."
                                .formatted(directory)))
                : Optional.empty();
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        return switch (e) {
            case AccessDeniedException denied -> "Permission denied";
            case NoSuchFileException nowhere -> "No such file or directory";
            default -> String.valueOf(e.getMessage());
        };
    }
}
