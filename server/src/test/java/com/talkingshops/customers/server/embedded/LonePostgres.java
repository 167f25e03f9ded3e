package com.talkingshops.customers.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.BaseBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL on the loopback address that nobody looks after, durable like one in production: it can be stopped, killed, copied into a
 * replica, promoted, archived, and brought back from its archive.
 */
public final class LonePostgres implements AutoCloseable {

    /** Who may do everything. */
    public static final String OPERATOR = "postgres";

    /** Who owns the database of the same name. */
    public static final String OWNER = "customers";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SECONDS_TO_START = "60";

    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 200
            wal_keep_size = '512MB'
            wal_retrieve_retry_interval = '500ms'
            tcp_keepalives_idle = 10
            tcp_keepalives_interval = 5
            tcp_keepalives_count = 3
            timezone = 'UTC'
            """;

    private static final String WHO_MAY_CONNECT = """
            host all all 127.0.0.1/32 scram-sha-256
            host replication all 127.0.0.1/32 scram-sha-256
            """;

    private final Path files;
    private final int port;
    private final String password;
    private final Programs programs;

    private LonePostgres(Path files, int port, String password) throws IOException {
        this.files = files;
        this.port = port;
        this.password = password;
        this.programs = ServerData.programs();
    }

    /** Makes one in a folder that is not there yet, with an empty database, and starts it. */
    public static LonePostgres make(Path files, int port) throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        var made = new LonePostgres(files, port, HexFormat.of().formatHex(random));
        made.make();
        made.start();
        try {
            made.on(OPERATOR)
                    .sql("create role " + OWNER + " login password '" + made.password + "'")
                    .update();
            made.on(OPERATOR)
                    .sql("create database " + OWNER + " owner " + OWNER)
                    .update();
            return made;
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void make() throws IOException {
        Path secret = files.resolveSibling(files.getFileName() + "-password");
        OwnerOnly.write(secret, password);
        run(
                "initdb",
                "--pgdata=" + files,
                "--username=" + OPERATOR,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        append(files, "postgresql.conf", SETTINGS);
        Files.writeString(files.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    }

    /** Starts it, after whatever has become of it; if it does not come up in time, it does not run. */
    public void start() throws IOException {
        try {
            run(
                    "pg_ctl",
                    "start",
                    "-D",
                    files.toString(),
                    "-l",
                    files.resolveSibling(files.getFileName() + ".log").toString(),
                    "-w",
                    "-t",
                    SECONDS_TO_START,
                    "-o",
                    "-p " + port);
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    /** Shuts it down in order, ending all sessions (PostgreSQL, "Shutting Down the Server": fast). */
    public void stop() throws IOException {
        run("pg_ctl", "stop", "-D", files.toString(), "-m", "fast", "-w", "-t", SECONDS_TO_START);
    }

    /** Ends its main process with {@code kill -9}, and waits until all others have noticed. */
    public void kill() throws IOException {
        kill(Postmaster.runningOn(files).orElseThrow());
    }

    private static void kill(Postmaster postmaster) {
        List<ProcessHandle> all = postmaster.process().descendants().toList();
        postmaster.process().destroyForcibly();
        await().atMost(PATIENCE)
                .until(() -> !postmaster.process().isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Whether its main process runs. */
    public boolean isAlive() throws IOException {
        return Postmaster.runningOn(files).isPresent();
    }

    /** Takes all of it away. */
    public void remove() throws IOException {
        FileSystemUtils.deleteRecursively(files);
    }

    /**
     * Makes a copy that follows this one from then on, and starts it.
     *
     * @param name by which this one knows it
     */
    public LonePostgres copyTo(Path copy, int copyPort, String name) throws IOException, SQLException {
        try (var session = DriverManager.getConnection(url("postgres"), OPERATOR, password)) {
            BaseBackup.takeToFollow(session, copy);
        }
        append(
                copy,
                "postgresql.auto.conf",
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s application_name=%s'%n"
                        .formatted(port, OPERATOR, password, name));
        var made = new LonePostgres(copy, copyPort, password);
        made.start();
        return made;
    }

    /** Has it keep in a folder whatever it writes to its log (PostgreSQL, "Continuous Archiving"). */
    public void archiveTo(Path archive) throws IOException {
        Files.createDirectories(archive);
        append(files, "postgresql.conf", """
                archive_mode = on
                archive_command = 'test ! -f "%1$s/%%f" && cp "%%p" "%1$s/%%f"'
                """.formatted(archive));
        stop();
        start();
    }

    /** Copies its files while it runs; what it archives has the rest. */
    public void backUpTo(Path backup) throws IOException, SQLException {
        try (var session = DriverManager.getConnection(url("postgres"), OPERATOR, password)) {
            BaseBackup.take(session, backup);
        }
    }

    /** Names this moment, and waits until the archive has all that was before it. */
    public void archiveUpTo(String moment) {
        on(OPERATOR)
                .sql("select pg_create_restore_point('" + moment + "')::text")
                .query(String.class)
                .single();
        String last = on(OPERATOR)
                .sql("select pg_walfile_name(pg_switch_wal())")
                .query(String.class)
                .single();
        await().atMost(PATIENCE)
                .until(() -> on(OPERATOR)
                        .sql("select coalesce(left(last_archived_wal, 24) >= ?, false) from pg_stat_archiver")
                        .param(last)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * Starts one on a copy of a backup of this one that goes on from what this one was at a moment.
     *
     * @param restored where its files will lie
     */
    public LonePostgres restore(Path backup, Path archive, String moment, Path restored) throws IOException {
        FileSystemUtils.copyRecursively(backup, restored);
        Files.setPosixFilePermissions(restored, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(restored.resolve("recovery.signal"));
        append(restored, "postgresql.auto.conf", """
                archive_mode = off
                restore_command = 'cp "%s/%%f" "%%p"'
                recovery_target_name = '%s'
                recovery_target_action = promote
                """.formatted(archive, moment));
        var made = new LonePostgres(restored, Ports.free(), password);
        made.start();
        await().atMost(PATIENCE)
                .until(() -> !made.on(OPERATOR)
                        .sql("select pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single());
        return made;
    }

    private static void append(Path files, String file, String settings) throws IOException {
        Files.writeString(files.resolve(file), settings, StandardOpenOption.APPEND);
    }

    /** Makes one that follows another go on alone, and take in writes. */
    public void promote() {
        assertThat(on(OPERATOR).sql("select pg_promote()").query(Boolean.class).single())
                .isTrue();
    }

    /**
     * Has it acknowledge nothing that another one has not on its disk too.
     *
     * @param names which one; empty if it is to go on alone
     */
    public void waitFor(String names) {
        on(OPERATOR)
                .sql("alter system set synchronous_standby_names = '" + names + "'")
                .update();
        on(OPERATOR).sql("select pg_reload_conf()").query(Boolean.class).single();
    }

    /** Waits until another one has, and keeps, all that this one acknowledges. */
    public void awaitFollowed() {
        await().atMost(PATIENCE)
                .until(() -> on(OPERATOR)
                        .sql(
                                "select exists (select from pg_stat_replication where sync_state = 'sync' and state = 'streaming')")
                        .query(Boolean.class)
                        .single());
    }

    /** How many sessions wait until another one has what they have written. */
    public int waiting() {
        return on(OPERATOR)
                .sql("select count(*) from pg_stat_activity where wait_event = 'SyncRep'")
                .query(Integer.class)
                .single();
    }

    /** It, by a connection for each statement. */
    public JdbcClient on(String user) {
        return JdbcClient.create(
                new DriverManagerDataSource(url(user.equals(OWNER) ? OWNER : "postgres"), user, password));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** That of both users. */
    public String password() {
        return password;
    }

    private void run(String program, String... arguments) throws IOException {
        var outcome = programs.run("", program, List.of(arguments));
        assertThat(outcome.success()).as("%s: %s", program, outcome.output()).isTrue();
    }

    @Override
    public void close() throws IOException {
        Postmaster.runningOn(files).ifPresent(LonePostgres::kill);
    }
}
