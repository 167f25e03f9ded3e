package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A data directory for tests. PostgreSQL's programs are unpacked once for all of them, and kept for the next build. */
public final class ServerData {

    private static final Path PROGRAMS = Path.of("target/postgres-binaries").toAbsolutePath();
    private static final Path LOCK = Path.of("target/postgres-binaries.lock");

    private ServerData() {}

    /** The programs alone. */
    static Programs programs() throws IOException {
        return new Programs(Binaries.unpackedBelow(PROGRAMS));
    }

    /** A folder without anything but the programs. */
    public static Path in(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        unpack();
        Files.createSymbolicLink(data.resolve("postgres-binaries"), PROGRAMS);
        return data;
    }

    /** One process at a time: tests run in several. */
    private static synchronized void unpack() throws IOException {
        try (var channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Binaries.unpackedBelow(PROGRAMS);
        }
    }
}
