package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.chaos.SilentNetwork;
import com.talkingshops.customers.server.embedded.Ports;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.role.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the nodes: a process that can be killed, stopped for a while, cut off from the database, and started again where it was. */
final class Node implements AutoCloseable {

    private static final List<String> SMALL =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders");

    /** Until a database finds out that a node is cut off; half a minute with the settings of docs/operations.md, and less here, where a build waits for it. */
    private static final Duration KEEPALIVES = Duration.ofSeconds(3);

    private static final String DATABASE = "--%s=jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/customers?%s";

    private final String name;
    private final int port;
    private final List<SilentNetwork> wires;
    private final List<String> settings;
    private NodeProcess process;

    /**
     * A node that does not run yet.
     *
     * @param role what it is there for; who answers queries reads from a replica, too, if one of the databases is one
     * @param databases the ports of both, each of which may be the primary
     * @param settings what all nodes are told
     */
    Node(String name, String role, List<Integer> databases, List<String> settings) throws IOException {
        this.name = name;
        this.port = Ports.free();
        this.wires = new ArrayList<>();
        for (int database : databases) {
            wires.add(new SilentNetwork("127.0.0.1", database));
        }
        this.settings = new ArrayList<>(settings);
        this.settings.addAll(List.of(
                "--server.port=" + port,
                "--customers.roles=" + role,
                database("spring.datasource.url", "targetServerType=primary&reWriteBatchedInserts=true")));
        if (role.equals("query")) {
            this.settings.add(database("customers.read-datasource.url", "targetServerType=secondary"));
        }
    }

    private String database(String setting, String parameters) {
        return DATABASE.formatted(
                setting, wires.getFirst().port(), wires.getLast().port(), parameters);
    }

    /** Starts it, and waits until it is ready. */
    void start() throws IOException, InterruptedException {
        process = NodeProcess.start(SMALL, Path.of("target/" + name + ".log"), settings);
    }

    /** Where it answers. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it says now that requests may be sent. */
    boolean isReady() {
        return process.isReady();
    }

    /** Somebody without a key, who speaks with this node alone. */
    Client anybody() {
        return process.anybody();
    }

    /** Ends it like {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Ends it as whoever rolls out a release does. */
    void stop() throws InterruptedException {
        process.terminate();
        process.exitCode();
    }

    /** Has it do nothing at all, without knowing that it does not. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on as if no time had passed. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int outcome = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(outcome).as("kill -" + signal).isZero();
    }

    /** For how long it has had a processor. */
    Duration worked() {
        return ProcessHandle.of(process.pid())
                .flatMap(running -> running.info().totalCpuDuration())
                .orElseThrow();
    }

    /** Takes the database away from it. */
    void cutOff() {
        wires.forEach(wire -> wire.fallSilent(KEEPALIVES));
    }

    /** Gives the database back. */
    void heal() {
        wires.forEach(SilentNetwork::goOn);
    }

    @Override
    public void close() throws Exception {
        var all = new ArrayList<AutoCloseable>(wires);
        all.addFirst(process);
        Ending.all(all);
    }

    @Override
    public String toString() {
        return name;
    }
}
