package com.talkingshops.customers.benchmark.machine;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A packaged program that answers over HTTP, as a process of its own, and the database that it uses. */
public record RunningServer(URI uri, ProcessHandle process, Database database, String adminKey, String rootKey) {

    static final String SERVER = "com.talkingshops.customers.server.CustomerManagement";

    private static final String LOG = "output.log";
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Starts the server over its embedded database, with settings as on a command line. */
    public static RunningServer embedded(Programs programs, Path java, Path jar, Path folder, String... settings)
            throws IOException, InterruptedException {
        return embedded(programs, java, List.of("-jar", jar.toString()), folder, settings);
    }

    /**
     * Starts the server over its embedded database, in the way that altered ones are: to stand beside them. The database is that of
     * an earlier start in the same folder.
     */
    public static RunningServer unaltered(Programs programs, Path java, Path jar, Path folder)
            throws IOException, InterruptedException {
        return unpacked(programs, java, jar, folder, SERVER);
    }

    /** Starts the server over its embedded database, the same program over a cipher that does nothing. */
    public static RunningServer idleCipher(Programs programs, Path java, Path jar, Path folder)
            throws IOException, InterruptedException {
        return unpacked(programs, java, jar, folder, IdleCipherServer.class.getName());
    }

    private static RunningServer unpacked(Programs programs, Path java, Path jar, Path folder, String main)
            throws IOException, InterruptedException {
        Path unpacked = folder.resolve("unpacked");
        if (Files.notExists(unpacked)) {
            unpack(java, jar, unpacked);
        }
        String classPath = String.join(
                File.pathSeparator,
                unpacked.resolve(jar.getFileName()).toString(),
                unpacked.resolve("lib") + "/*",
                Path.of("benchmark/target/classes").toAbsolutePath().toString());
        return embedded(programs, java, List.of("-cp", classPath, main), folder);
    }

    private static void unpack(Path java, Path jar, Path unpacked) throws IOException, InterruptedException {
        int code = new ProcessBuilder(
                        java.toString(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        unpacked.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("The jar could not be unpacked into " + unpacked);
        }
    }

    private static RunningServer embedded(
            Programs programs, Path java, List<String> program, Path folder, String... settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path data = dataOf(folder);
        Launched launched = launch(
                programs,
                java,
                program,
                folder,
                Map.of(),
                "/actuator/health/readiness",
                Stream.concat(Stream.of("--customers.data-dir=" + data), Stream.of(settings))
                        .toArray(String[]::new));
        RunningServer server = running(launched.uri(), launched.process(), data);
        programs.atEnd(() -> {
            // The server stops it; should the server have been killed, nobody does.
            Programs.end(launched.process());
            ProcessHandle.of(server.database().postmaster()).ifPresent(Programs::end);
        });
        return server;
    }

    /** One that runs over an embedded database in a data directory. */
    public static RunningServer running(URI uri, ProcessHandle process, Path data) throws IOException {
        return new RunningServer(
                uri,
                process,
                Database.in(data),
                Files.readString(data.resolve("admin-api-key")).strip(),
                Files.readString(data.resolve("root-key")).strip());
    }

    /** Where an embedded server keeps its data, that works in a folder. */
    public static Path dataOf(Path folder) {
        return folder.resolve("data");
    }

    /** Starts a second server over the database of this one, with settings as on a command line. */
    public RunningServer another(Programs programs, Path java, Path jar, Path folder, String... settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Launched launched = launch(
                programs,
                java,
                List.of("-jar", jar.toString()),
                folder,
                Map.of(
                        "CUSTOMERS_ADMIN_API_KEY",
                        adminKey,
                        "CUSTOMERS_ROOT_KEY",
                        rootKey,
                        "SPRING_DATASOURCE_PASSWORD",
                        database.password()),
                "/actuator/health/readiness",
                Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + database.url(),
                                        "--spring.datasource.username=" + database.user(),
                                        "--spring.datasource.hikari.maximum-pool-size=12"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        return new RunningServer(launched.uri(), launched.process(), database, adminKey, rootKey);
    }

    /** Starts the program that does the same on the starter's defaults, over a database in the same PostgreSQL. */
    public RunningServer baseline(Programs programs, Path java, Path jar, Path folder, String key)
            throws IOException, InterruptedException, java.sql.SQLException {
        Files.createDirectories(folder);
        Database own = database.another("baseline");
        Launched launched = launch(
                programs,
                java,
                List.of("-jar", jar.toString()),
                folder,
                Map.of("BASELINE_API_KEY", key, "SPRING_DATASOURCE_PASSWORD", own.password()),
                "/v1/customers",
                "--spring.datasource.url=" + own.url(),
                "--spring.datasource.username=" + own.user());
        return new RunningServer(launched.uri(), launched.process(), own, "", "");
    }

    /** Whether a server that works in a folder has ever run out of memory, as its log tells. */
    public static boolean ranOutOfMemory(Path folder) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(LOG), StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains("OutOfMemoryError"));
        }
    }

    /** Ends it now, and not only when everything ends. */
    public void end() {
        Programs.end(process);
    }

    /** What it and its database have used so far. */
    public Cost cost() {
        return new Cost(ProcessTimes.micros(process.pid()), ProcessTimes.microsOfTree(database.postmaster()));
    }

    public Http operator() {
        return new Http(uri, "x-admin-api-key", adminKey);
    }

    private record Launched(URI uri, ProcessHandle process) {}

    private static Launched launch(
            Programs programs,
            Path java,
            List<String> program,
            Path folder,
            Map<String, String> environment,
            String ready,
            String... arguments)
            throws IOException, InterruptedException {
        int port = FreePort.choose();
        var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseCompactObjectHeaders"));
        command.addAll(program);
        command.add("--server.port=" + port);
        command.addAll(List.of(arguments));
        ProcessHandle process = programs.start(command, environment, folder, LOG);
        var launched = new Launched(URI.create("http://127.0.0.1:" + port), process);
        var http = new Http(launched.uri(), "x-tenant-api-key", environment.getOrDefault("BASELINE_API_KEY", "none"));
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (http.statusOf(ready) != 200) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IOException("It did not start: see " + folder.resolve(LOG));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return launched;
    }
}
