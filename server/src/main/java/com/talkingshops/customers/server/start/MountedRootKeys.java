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
import java.util.function.LongSupplier;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Root keys in a file that the operator mounts, and changes while the server runs: a new version is a line more, a withdrawn one a line less. */
final class MountedRootKeys implements RootKeys {

    private static final Logger LOG = LoggerFactory.getLogger(MountedRootKeys.class);
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(10).toNanos();
    /** Mounted files come to all nodes within a minute or two. */
    private static final long UNTIL_ALL_HAVE_IT_NANOS = Duration.ofMinutes(3).toNanos();

    private final Path file;
    private final LongSupplier nanos;
    private volatile Read last;

    /** What the file said, and since when its newest key has been the newest. */
    private record Read(RootKeySet keys, long at, long newestSince) {}

    /**
     * Reads the file.
     *
     * @throws StartFailure if it cannot be read, or holds no keys
     */
    MountedRootKeys(Path file) {
        this(file, System::nanoTime);
    }

    /**
     * Reads the file.
     *
     * @param nanos tells how much time has passed
     * @throws StartFailure if it cannot be read, or holds no keys
     */
    MountedRootKeys(Path file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
        this.last = new Read(read(), nanos.getAsLong(), nanos.getAsLong() - UNTIL_ALL_HAVE_IT_NANOS);
    }

    private RootKeySet read() {
        try {
            return RootKey.parse(Files.readString(file), place());
        } catch (IOException e) {
            throw new StartFailure(
                    "The file %s cannot be read: correct customers.root-key-file, or let this server's user read it."
                            .formatted(file));
        }
    }

    /** As the file was a few seconds ago at most; one that became unreadable is no reason to forget what was in it. */
    private Read known() {
        Read known = last;
        return nanos.getAsLong() - known.at() > BETWEEN_LOOKS_NANOS ? readAgain(known) : known;
    }

    private Read readAgain(Read known) {
        RootKeySet keys = known.keys();
        try {
            keys = sameAs(known.keys(), read());
        } catch (StartFailure e) {
            LOG.error("The root keys are not read anew: {}", e.getMessage());
        }
        long now = nanos.getAsLong();
        boolean same = keys.newest().version() == known.keys().newest().version();
        Read read = new Read(keys, now, same ? known.newestSince() : now);
        last = read;
        return read;
    }

    /** Under another key of a known version nothing would open, and what was wrapped in it would be lost when the right one is back. */
    private RootKeySet sameAs(RootKeySet known, RootKeySet read) {
        if (read.contradicts(known)) {
            throw new StartFailure(
                    "The file %s holds another key of a version than before: a new key needs a new version. The former ones are used."
                            .formatted(file));
        }
        return read;
    }

    /** A new key waits until other nodes have it too. */
    @Override
    public VersionedKey newest() {
        Read read = known();
        return nanos.getAsLong() - read.newestSince() < UNTIL_ALL_HAVE_IT_NANOS
                ? read.keys().newestBut(1).orElse(read.keys().newest())
                : read.keys().newest();
    }

    @Override
    public Optional<SecretKey> version(int version) {
        return known().keys().version(version).or(() -> readAgain(last).keys().version(version));
    }

    @Override
    public String place() {
        return "the file " + file;
    }
}
