package com.talkingshops.customers.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL 18 with a replica that streams from it, both with processes of their own, durable as servers are. The embedded
 * binaries have no {@code pg_basebackup}, so the copy is made as PostgreSQL's manual describes it by hand (chapter 25.3.3, low-level
 * base backup): it is told that one begins, its files are copied, it is told that one ends.
 */
public final class ReplicatedDatabase implements AutoCloseable {

    /** Contents of these folders are made anew by whoever starts on the copy. */
    private static final Set<String> NOT_COPIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    /** What a replica must have as many of as its primary. */
    private static final List<String> AT_LEAST = List.of(
            "max_connections",
            "max_worker_processes",
            "max_wal_senders",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    private static final String URL = "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&reWriteBatchedInserts=true";
    private static final String DATABASE = "shop";
    private static final String STATEMENTS = "pg_stat_statements";
    private static final int SECONDS_TO_START = 60;

    private final EmbeddedPostgres primary;
    private final Path folder;
    private final int replicaPort;
    private final List<String> command;
    private Process replica;

    private ReplicatedDatabase(EmbeddedPostgres primary, Path folder, int replicaPort) {
        this.primary = primary;
        this.folder = folder;
        this.replicaPort = replicaPort;
        this.command = command();
    }

    /** Starts both, with an empty database. */
    public static ReplicatedDatabase start() {
        try {
            var primary = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", STATEMENTS)
                    .start();
            var database = new ReplicatedDatabase(
                    primary,
                    Files.createTempDirectory(
                            "replica",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
                    freePort());
            database.prepare();
            database.copy();
            database.startReplica();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Of the database that is written to. */
    public String url() {
        return URL.formatted(primary.getPort(), DATABASE);
    }

    /** Of the one that replays. */
    public String replicaUrl() {
        return URL.formatted(replicaPort, DATABASE);
    }

    private void prepare() {
        on(URL.formatted(primary.getPort(), "postgres"), "create database " + DATABASE);
        on(url(), "create extension " + STATEMENTS);
        // Keeps what the copy needs until the replica has it.
        on(url(), "select pg_create_physical_replication_slot('replica', true)");
    }

    private void copy() throws IOException {
        Path from = Path.of(on(url(), "show data_directory"));
        // Whoever begins has to be whoever ends.
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('replica', true)");
            copyFiles(from);
            try (var row = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
                row.next();
                Files.writeString(folder.resolve("backup_label"), row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Files.createFile(folder.resolve("standby.signal"));
    }

    private void copyFiles(Path from) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (!directory.equals(from)) {
                    Files.createDirectory(folder.resolve(from.relativize(directory)));
                }
                boolean isCopied =
                        !NOT_COPIED.contains(directory.getFileName().toString()) || !from.equals(directory.getParent());
                return isCopied ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().startsWith("postmaster.")) {
                    try {
                        Files.copy(file, folder.resolve(from.relativize(file)));
                    } catch (NoSuchFileException removedMeanwhile) {
                        // Its removal is in the log.
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        for (String inLog : List.of("archive_status", "summaries")) {
            Files.createDirectories(folder.resolve("pg_wal").resolve(inLog));
        }
    }

    private List<String> command() {
        Path binaries = Path.of(on(
                URL.formatted(primary.getPort(), "postgres"), "select setting from pg_config where name = 'BINDIR'"));
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
            words.addAll(List.of("unshare", "-U"));
        }
        words.addAll(List.of(
                binaries.resolve("postgres").toString(), "-D", folder.toString(), "-p", String.valueOf(replicaPort)));
        setting(words, "listen_addresses", "127.0.0.1");
        setting(words, "unix_socket_directories", "");
        setting(words, "shared_preload_libraries", STATEMENTS);
        setting(words, "primary_conninfo", "host=127.0.0.1 port=%d user=postgres".formatted(primary.getPort()));
        setting(words, "primary_slot_name", "replica");
        for (String name : AT_LEAST) {
            setting(words, name, on(URL.formatted(primary.getPort(), "postgres"), "show " + name));
        }
        return words;
    }

    private static void setting(List<String> words, String name, String value) {
        words.addAll(List.of("-c", name + "=" + value));
    }

    /** Starts the replica, the first time or after it was killed, and waits until it answers. */
    public void startReplica() {
        try {
            replica = launched();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_START);
            while (!answers()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The replica does not start: " + Files.readString(log()));
                }
                if (replica.waitFor(100, TimeUnit.MILLISECONDS)) {
                    // The last processes of a killed one may have been there still.
                    replica = launched();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the replica if it was killed. */
    public void haveReplicaRun() {
        if (!replica.isAlive()) {
            startReplica();
        }
    }

    private Process launched() throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private Path log() {
        return folder.resolve("start.log");
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(replicaUrl())) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Ends the replica as a crash does: without a word. */
    public void killReplica() {
        replica.destroyForcibly().onExit().join();
    }

    /** From now on the replica takes in what is written, and shows nothing of it. */
    public void pauseReplay() {
        onReplica("select pg_wal_replay_pause()");
        while (!onReplica("select pg_get_wal_replay_pause_state()").equals("paused")) {
            Thread.onSpinWait();
        }
    }

    public void resumeReplay() {
        onReplica("select pg_wal_replay_resume()");
    }

    /** Makes the replica a primary of its own. */
    public void promoteReplica() {
        onReplica("select pg_promote()");
    }

    /** How many statements the replica has run since its start whose text is like a pattern. */
    public long statementsOnReplica(String like) {
        return statements(replicaUrl(), like);
    }

    /** How many statements the primary has run since its start whose text is like a pattern. */
    public long statementsOnPrimary(String like) {
        return statements(url(), like);
    }

    private static long statements(String url, String like) {
        return Long.parseLong(on(
                url, "select coalesce(sum(calls), 0) from pg_stat_statements where query like '%s'".formatted(like)));
    }

    /** The first value that a statement comes to on the replica. */
    public String onReplica(String sql) {
        return on(replicaUrl(), sql);
    }

    /** The first value that a statement comes to on the primary; empty if it comes to none. */
    public String onPrimary(String sql) {
        return on(url(), sql);
    }

    private static String on(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (var row = statement.getResultSet()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        killReplica();
        try {
            primary.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
