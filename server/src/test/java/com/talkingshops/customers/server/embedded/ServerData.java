package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data directory for tests. PostgreSQL's programs are unpacked once for all of them, and kept for the next build. */
public final class ServerData {

    private static final Path PROGRAMS = Path.of("target/postgres-binaries").toAbsolutePath();

    private ServerData() {}

    /** The programs alone. */
    static Programs programs() throws IOException {
        return new Programs(Binaries.unpackedBelow(PROGRAMS));
    }

    /** A folder without anything but the programs. */
    public static Path in(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        Binaries.unpackedBelow(PROGRAMS);
        Files.createSymbolicLink(data.resolve("postgres-binaries"), PROGRAMS);
        return data;
    }
}
