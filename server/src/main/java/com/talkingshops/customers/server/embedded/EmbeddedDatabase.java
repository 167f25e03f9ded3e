package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that belongs to one data directory, from its start to its stop; durable, and started again should it die. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /** How long a start may go on when it is to be stopped; only recovery after a crash takes longer. */
    private static final int START_SECONDS = 10;

    private final DataDirectory directory;
    private final ReentrantLock startOrStop = new ReentrantLock();
    private final int port;
    private volatile @Nullable Thread starter;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable PostgresServer server;
    private @Nullable Watchdog watchdog;

    private EmbeddedDatabase(DataDirectory directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** The database of a data directory, not started yet; closing it gives the directory back. */
    public static EmbeddedDatabase on(DataDirectory directory) {
        try {
            return new EmbeddedDatabase(directory, FreePort.choose());
        } catch (IOException e) {
            throw DirectoryFailure.of(directory.path(), e);
        }
    }

    /**
     * Starts it, and makes it if it is the first time. What a killed run left behind is cleared away.
     *
     * @throws StartFailure if it does not start, or is closed meanwhile; it is closed then
     */
    public EmbeddedDatabase start() {
        startOrStop.lock();
        starter = Thread.currentThread();
        try {
            startNow();
            return this;
        } catch (IOException e) {
            close();
            throw DirectoryFailure.of(directory.path(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        } finally {
            starter = null;
            startOrStop.unlock();
        }
    }

    private void startNow() throws IOException {
        if (closed.get()) {
            throw new StartFailure("The server was stopped before it had started.");
        }
        var programs = new Programs(Binaries.unpackedBelow(directory.resolve("postgres-binaries")));
        var cluster = new Cluster(directory, programs);
        var postgres = new PostgresServer(directory, cluster, programs);
        server = postgres;
        postgres.stop();
        cluster.prepare();
        cluster.recoverPassword();
        postgres.start(port);
        watchdog = new Watchdog("PostgreSQL", postgres::isAlive, () -> postgres.start(port));
        LOG.info("PostgreSQL listens on 127.0.0.1:{}, its data in {}", port, cluster.files());
    }

    /** Where its JDBC driver finds it; the same for as long as this process runs. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE
                + "?reWriteBatchedInserts=true&sslmode=disable&gssEncMode=disable"
                // Whoever else sits on the port is told no password.
                + "&requireAuth=scram-sha-256";
    }

    /** The owner of the database, who may do everything in it and nothing beyond. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return directory.secret(Cluster.PASSWORD_FILE).orElseThrow();
    }

    /** Stops it, within a minute, also while it is starting, and gives the data directory back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            awaitStartOrBreakItOff();
            try {
                stop();
            } finally {
                startOrStop.unlock();
                directory.close();
            }
        }
    }

    private void stop() {
        if (watchdog != null) {
            watchdog.close();
        }
        try {
            if (server != null) {
                server.stop();
                LOG.info("PostgreSQL has stopped");
            }
        } catch (IOException e) {
            LOG.error("PostgreSQL could not be stopped", e);
        }
    }

    private void awaitStartOrBreakItOff() {
        try {
            if (startOrStop.tryLock(START_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Thread thread = starter;
        if (thread != null) {
            thread.interrupt();
        }
        startOrStop.lock();
    }
}
