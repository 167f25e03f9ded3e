package com.talkingshops.customers.server.start;

import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.personal.VersionedKey;
import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Root keys in a file that the operator mounts, and changes while the server runs: a new version is a line more, a withdrawn one a line less. */
final class MountedRootKeys implements RootKeys {

    private static final Logger LOG = LoggerFactory.getLogger(MountedRootKeys.class);
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(10).toNanos();

    private final Path file;
    private volatile Read last;

    private record Read(RootKeySet keys, long at) {}

    /**
     * Reads the file.
     *
     * @throws StartFailure if it cannot be read, or holds no keys
     */
    MountedRootKeys(Path file) {
        this.file = file;
        this.last = read();
    }

    private Read read() {
        try {
            return new Read(RootKey.parse(Files.readString(file), place()), System.nanoTime());
        } catch (IOException e) {
            throw new StartFailure(
                    "The file %s cannot be read: correct customers.root-key-file, or let this server's user read it."
                            .formatted(file));
        }
    }

    /** As the file was a few seconds ago at most; one that became unreadable is no reason to forget what was in it. */
    private RootKeySet keys() {
        Read known = last;
        if (System.nanoTime() - known.at() > BETWEEN_LOOKS_NANOS) {
            try {
                known = read();
            } catch (StartFailure e) {
                LOG.error("The root keys are not read anew: {}", e.getMessage());
                known = new Read(known.keys(), System.nanoTime());
            }
            last = known;
        }
        return known.keys();
    }

    @Override
    public VersionedKey newest() {
        return keys().newest();
    }

    @Override
    public Optional<SecretKey> version(int version) {
        return keys().version(version);
    }

    @Override
    public String place() {
        return "the file " + file;
    }
}
