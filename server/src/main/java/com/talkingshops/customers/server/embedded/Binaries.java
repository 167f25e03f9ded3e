package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.springframework.util.FileSystemUtils;

/** Unpacks PostgreSQL's programs once, into a folder of the user's own: what is run must not be for others to change. */
final class Binaries {

    private Binaries() {}

    /**
     * The folder with {@code bin}, {@code lib} and {@code share}, named by the archive's fingerprint.
     *
     * @param parent where to unpack, nobody else's at the moment; what other releases left there goes
     */
    static Path unpackedBelow(Path parent) throws IOException {
        Path unpacked = parent.resolve(Archive.fingerprint());
        if (!Files.isDirectory(unpacked)) {
            FileSystemUtils.deleteRecursively(parent);
            Path draft = parent.resolve("new");
            OwnerOnly.createDirectories(draft);
            flush(Archive.unpackInto(draft));
            OwnerOnly.move(draft, unpacked);
        }
        return unpacked;
    }

    /** The folder gets its name for good, so its files must be on the disk; side by side that takes a tenth of the time. */
    private static void flush(List<Path> files) throws IOException {
        try (var flushing = Executors.newFixedThreadPool(16)) {
            List<Callable<Object>> each = files.stream()
                    .<Callable<Object>>map(file -> () -> flush(file))
                    .toList();
            for (var flushed : flushing.invokeAll(each)) {
                flushed.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static Path flush(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
        }
        return file;
    }
}
