package com.talkingshops.customers.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.util.FileSystemUtils;

/** Starts the whole topology on this machine for people to try; ends it, and takes its data away, when it is told to end. */
final class Cluster {

    private static final int PORT = 8080;

    private Cluster() {}

    /**
     * Starts it.
     *
     * @param arguments the port to listen on, then settings for all nodes
     */
    public static void main(String[] arguments) throws Exception {
        int port = arguments.length == 0 ? PORT : Integer.parseInt(arguments[0]);
        String[] settings = Arrays.stream(arguments).skip(1).toArray(String[]::new);
        Path folder = Files.createTempDirectory("cluster");
        var topology = new Topology(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(topology, folder)));
        try {
            topology.start(port, settings);
        } catch (Throwable e) {
            e.printStackTrace();
            System.exit(1);
        }
        System.out.printf("%nAll requests go to %s.%n%n", topology.balancer().base());
        topology.nodes().forEach(node -> System.out.printf("  %-10s %s%n", node, node.address()));
        System.out.printf(
                "  %-10s 127.0.0.1:%d%n", "primary", topology.primary().port());
        System.out.printf(
                "  %-10s 127.0.0.1:%d%n%n", "replica", topology.replica().port());
        System.out.printf("""
                A shop is taken in by

                  curl -s %s/admin/tenants -H 'x-admin-api-key: %s' -H 'content-type: application/json' -d '{"name": "Corner Shop", "region": "IN", "currency": "INR"}'

                What nodes say is in cluster-tests/target/*.log, the databases are in %s. Ctrl-C ends all of it.
                """, topology.balancer().base(), topology.adminKey(), folder);
        Thread.currentThread().join();
    }

    private static void end(Topology topology, Path folder) {
        try {
            topology.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
