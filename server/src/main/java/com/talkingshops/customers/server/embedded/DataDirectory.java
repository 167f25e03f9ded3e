package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that holds everything a server keeps, claimed for one server at a time. */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder, if need be, and takes it for this process until it ends or {@link #close closes} it.
     *
     * @throws StartFailure if it cannot be used, or another server uses it
     */
    public static DataDirectory claim(Path path) {
        Path directory = path.toAbsolutePath().normalize();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new StartFailure("The data directory %s is not a directory: name another with customers.data-dir."
                    .formatted(directory));
        }
        try {
            OwnerOnly.createDirectories(directory);
            return new DataDirectory(directory, ServerLock.take(directory));
        } catch (IOException e) {
            throw DirectoryFailure.of(directory, e);
        }
    }

    /** The folder, absolute. */
    public Path path() {
        return path;
    }

    /** A file or folder in it. */
    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Reads a secret; empty if there is none. */
    public Optional<String> secret(String name) {
        Path file = resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw DirectoryFailure.of(path, e);
        }
    }

    /** Keeps a secret in a file that its owner alone can read; all of it or, after a crash, none. */
    public void keepSecret(String name, String secret) {
        try {
            OwnerOnly.write(resolve(name), secret + "\n");
        } catch (IOException e) {
            throw DirectoryFailure.of(path, e);
        }
    }

    /** Lets other servers have the folder. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw DirectoryFailure.of(path, e);
        }
    }
}
