package com.talkingshops.customers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What is started: the packaged programs, and the Java that runs this one too. */
record Jars(Path java, Path server, Path baseline) {

    static Jars below(Path root) throws IOException {
        return new Jars(
                Path.of(Objects.requireNonNull(System.getProperty("java.home")), "bin", "java"),
                only(root.resolve("server/target")),
                only(root.resolve("benchmark/baseline/target")));
    }

    private static Path only(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder.toAbsolutePath(), "*.jar")) {
            var jars = files.iterator();
            if (!jars.hasNext()) {
                throw new IOException("nothing is packaged in " + folder);
            }
            return jars.next();
        }
    }
}
