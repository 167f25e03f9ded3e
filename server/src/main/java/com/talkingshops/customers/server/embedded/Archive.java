package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs as they come along, for this system and processor.
 *
 * @param content a tar archive, compressed by xz
 */
record Archive(byte[] content) {

    static Archive forThisMachine() throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return new Archive(stream.readAllBytes());
        } catch (IllegalStateException none) {
            throw new StartFailure(
                    "No PostgreSQL for %s on %s comes with this server: name a database of your own with spring.datasource.url."
                            .formatted(system, machine),
                    none);
        }
    }

    /** Names the content: the first 64 bits of its SHA-256 (FIPS 180-4), in hex. */
    String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unpacks it into a folder and tells the files, links left out. */
    List<Path> unpackInto(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try (var tar = new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(content)))) {
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
