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
final class NodeProcess implements AutoCloseable {

    private static final String GREETING = "Customer Management answers at ";
    private static final String ADMIN_KEY = "the-operators-key-of-all-these-nodes";

    private final OtherProcess process;
    private final Client anybody;

    private NodeProcess(OtherProcess process, String base) {
        this.process = process;
        this.anybody = new Client(base, new OpenApiCheckHolder(base));
    }

    /** Starts it, and waits until it is ready. */
    static NodeProcess start(String databaseUrl, String rootKey, String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + databaseUrl,
                "--customers.admin-api-key=" + ADMIN_KEY,
                "--customers.root-key=" + rootKey));
        arguments.addAll(List.of(settings));
        var process = OtherProcess.start(CustomerManagement.class, arguments.toArray(String[]::new));
        String greeting = process.awaitLine(GREETING);
        process.keepOutputIn(Path.of("target/nodes.log"));
        var node = new NodeProcess(process, greeting.substring(GREETING.length(), greeting.indexOf(',')));
        await().atMost(Duration.ofMinutes(2))
                .until(() -> node.anybody.get("/actuator/health/readiness").status() == 200);
        return node;
    }

    Client operator() {
        return anybody.with("x-admin-api-key", ADMIN_KEY);
    }

    Client holder(String apiKey) {
        return anybody.with("x-tenant-api-key", apiKey);
    }

    /** Ends it like {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
