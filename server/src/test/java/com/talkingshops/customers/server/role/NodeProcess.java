package com.talkingshops.customers.server.role;

import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.OpenApiCheckHolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A node as a process of its own, over a database that others use too. */
public final class NodeProcess implements AutoCloseable {

    private static final String GREETING = "Customer Management answers at ";
    private static final String ADMIN_KEY = "the-operators-key-of-all-these-nodes";
    private static final Path LOG = Path.of("target/nodes.log");

    private final OtherProcess process;
    private final Client anybody;

    private NodeProcess(OtherProcess process, String base) {
        this.process = process;
        this.anybody = new Client(base, new OpenApiCheckHolder(base));
    }

    /** Starts it, and waits until it is ready; if that does not come, it does not run. */
    public static NodeProcess start(String databaseUrl, String rootKey, String... settings)
            throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + databaseUrl,
                "--customers.admin-api-key=" + ADMIN_KEY,
                "--customers.root-key=" + rootKey));
        all.addAll(List.of(settings));
        return start(OtherProcess.SMALL, LOG, all);
    }

    /**
     * The same, in a JVM with options of one's own.
     *
     * @param log where to write what it says
     * @param settings all that it has to be told
     */
    public static NodeProcess start(List<String> options, Path log, List<String> settings)
            throws IOException, InterruptedException {
        var process = OtherProcess.start(options, CustomerManagement.class, settings.toArray(String[]::new));
        try {
            String greeting = process.awaitLine(GREETING);
            process.keepOutputIn(log);
            var node = new NodeProcess(process, greeting.substring(GREETING.length(), greeting.indexOf(',')));
            await().atMost(Duration.ofMinutes(2)).until(node::isReady);
            return node;
        } catch (Throwable e) {
            process.close();
            throw e;
        }
    }

    /** Whether it says that requests may be sent. */
    public boolean isReady() {
        return anybody.get("/actuator/health/readiness").status() == 200;
    }

    /** Somebody without a key. */
    public Client anybody() {
        return anybody;
    }

    /** Whoever runs it, if the key is that of this class. */
    public Client operator() {
        return anybody.with("x-admin-api-key", ADMIN_KEY);
    }

    /** Somebody with a key. */
    public Client holder(String apiKey) {
        return anybody.with("x-tenant-api-key", apiKey);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it like {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Asks it to end, as {@code kill -TERM} does. */
    public void terminate() {
        process.terminate();
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException {
        return process.exitCode();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
