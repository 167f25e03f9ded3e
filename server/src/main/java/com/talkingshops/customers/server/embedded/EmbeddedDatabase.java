package com.talkingshops.customers.server.embedded;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that belongs to one data directory, from its start to its stop; durable, and started again should it die. */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final DataDirectory directory;
    private final Cluster cluster;
    private final PostgresServer server;
    private final int port;
    private final Watchdog watchdog;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(DataDirectory directory, Cluster cluster, PostgresServer server, int port) {
        this.directory = directory;
        this.cluster = cluster;
        this.server = server;
        this.port = port;
        this.watchdog = new Watchdog("PostgreSQL", server::isAlive, () -> server.start(port));
    }

    /**
     * Starts the database of a data directory, and makes it if it is the first time. What a killed run left behind is cleared
     * away. The directory is given back at the end, or at once if this fails.
     *
     * @throws com.talkingshops.customers.server.failure.StartFailure if it does not start
     */
    public static EmbeddedDatabase start(DataDirectory directory) {
        try {
            return started(directory);
        } catch (IOException e) {
            directory.close();
            throw DirectoryFailure.of(directory.path(), e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static EmbeddedDatabase started(DataDirectory directory) throws IOException {
        var programs = new Programs(Binaries.unpackedBelow(directory.resolve("postgres-binaries")));
        var cluster = new Cluster(directory, programs);
        var server = new PostgresServer(directory, cluster, programs);
        server.stop();
        cluster.prepare();
        cluster.recoverPassword();
        int port = FreePort.choose();
        server.start(port);
        LOG.info("PostgreSQL listens on 127.0.0.1:{}, its data in {}", port, cluster.files());
        return new EmbeddedDatabase(directory, cluster, server, port);
    }

    /** Where its JDBC driver finds it; the same for as long as the server runs. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE
                + "?reWriteBatchedInserts=true&sslmode=disable&gssEncMode=disable";
    }

    /** The owner of the database, who may do everything in it and nothing beyond. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return cluster.password();
    }

    /** Stops it, within a minute, and gives the data directory back. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            watchdog.close();
            try {
                server.stop();
                LOG.info("PostgreSQL has stopped");
            } catch (IOException e) {
                LOG.error("PostgreSQL could not be stopped", e);
            }
            directory.close();
        }
    }
}
