package com.talkingshops.customers.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** A real PostgreSQL 18 with a replica that streams from it, both with processes of their own, durable as servers are. */
public final class ReplicatedDatabase implements AutoCloseable {

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
    private static final String SLOT = "replica";

    private final Path folder;
    private final EmbeddedPostgres primary;
    private final List<String> postgres;
    private final int replicaPort;
    private final Standby replica;
    private Standby demoted;

    private ReplicatedDatabase(Path folder, EmbeddedPostgres primary) throws IOException, SQLException {
        this.folder = folder;
        this.primary = primary;
        this.postgres = postgres();
        this.replicaPort = freePort();
        prepare();
        try (var session = DriverManager.getConnection(url())) {
            BaseBackup.takeToFollow(session, folder.resolve("replica"));
        }
        this.replica = standby("replica", replicaPort, primary.getPort(), SLOT);
    }

    /** Starts both, with an empty database. */
    public static ReplicatedDatabase start() {
        try {
            Path folder = Files.createTempDirectory("replicated");
            var primary = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("primary"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_preload_libraries", STATEMENTS)
                    .start();
            return new ReplicatedDatabase(folder, primary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
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
        on(url(), "select pg_create_physical_replication_slot('%s', true)".formatted(SLOT));
    }

    /** The words that run one that has as many of everything as the primary. */
    private List<String> postgres() {
        String url = URL.formatted(primary.getPort(), "postgres");
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is not.
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(Path.of(on(url, "select setting from pg_config where name = 'BINDIR'"), "postgres")
                .toString());
        setting(words, "listen_addresses", "127.0.0.1");
        setting(words, "unix_socket_directories", "");
        setting(words, "shared_preload_libraries", STATEMENTS);
        AT_LEAST.forEach(name -> setting(words, name, on(url, "show " + name)));
        return words;
    }

    private static void setting(List<String> words, String name, String value) {
        words.addAll(List.of("-c", name + "=" + value));
    }

    /** Starts one on files that are there. */
    private Standby standby(String files, int port, int followed, String slot) {
        var command = new ArrayList<>(postgres);
        command.addAll(List.of("-D", folder.resolve(files).toString(), "-p", String.valueOf(port)));
        setting(command, "primary_conninfo", "host=127.0.0.1 port=%d user=postgres".formatted(followed));
        setting(command, "primary_slot_name", slot);
        return new Standby(command, folder.resolve(files + ".log"), URL.formatted(port, DATABASE));
    }

    /** Starts the replica again, and waits until it answers. */
    public void startReplica() {
        replica.start();
    }

    /** Starts the replica if it was killed. */
    public void haveReplicaRun() {
        if (!replica.isAlive()) {
            startReplica();
        }
    }

    /** Ends the replica as a crash does: without a word. */
    public void killReplica() {
        replica.close();
    }

    /** Makes the primary, as it is and where it is, a replica of the one that was promoted. */
    public void demotePrimary() {
        try {
            primary.close();
            Files.createFile(folder.resolve("primary").resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        demoted = standby("primary", primary.getPort(), replicaPort, "");
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
        replica.close();
        try {
            if (demoted != null) {
                demoted.close();
            }
            primary.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
