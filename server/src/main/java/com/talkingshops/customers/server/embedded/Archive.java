package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as they come along, for this system and processor: a tar archive, compressed by xz. */
final class Archive {

    private Archive() {}

    private static InputStream open() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IllegalStateException none) {
            throw new StartFailure(
                    "No PostgreSQL for %s on %s comes with this server: name a database of your own with spring.datasource.url."
                            .formatted(system, machine),
                    none);
        }
    }

    /**
     * Names the content, by its length and its CRC-32 (ISO 3309) in hex. That is asked at each start, when Java has compiled nothing
     * yet: SHA-256 of its 15 MB then takes some 90 to 340 ms and this 3, and nobody is to be deceived by it.
     */
    static String fingerprint() throws IOException {
        var sum = new CRC32();
        try (var content = new CheckedInputStream(open(), sum)) {
            long length = content.transferTo(OutputStream.nullOutputStream());
            return "%x-%08x".formatted(length, sum.getValue());
        }
    }

    /** Unpacks it into a folder and tells the files, links left out. */
    static List<Path> unpackInto(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    path.toFile().setExecutable((entry.getMode() & 0100) != 0);
                    files.add(path);
                }
            }
        }
        return files;
    }
}
