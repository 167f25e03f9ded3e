package com.talkingshops.customers.benchmark.history;

import com.talkingshops.customers.benchmark.machine.IdleCipher;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Fills a server whose cipher is idle, in a process of its own: a process has one cipher for all that it ever seals. */
public final class IdleFill {

    private IdleFill() {}

    /**
     * Makes a shop, and waits for it.
     *
     * @param data the server's data directory
     */
    public static Shop shopOf(int customers, RunningServer server, Path java, Path data)
            throws IOException, InterruptedException {
        Process fill = new ProcessBuilder(List.of(
                        java.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleFill.class.getName(),
                        Integer.toString(customers),
                        server.uri().toString(),
                        Long.toString(server.process().pid()),
                        data.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told;
        try (var output = fill.inputReader()) {
            told = output.readAllAsString().strip().split(" ");
        }
        if (fill.waitFor() != 0 || told.length != 2) {
            throw new IOException("The server with the idle cipher could not be filled.");
        }
        return new Shop(told[0], told[1], customers);
    }

    /** Takes the number of customers, and where the server is. */
    public static void main(String[] arguments) throws Exception {
        IdleCipher.install();
        var server = RunningServer.running(
                URI.create(arguments[1]),
                ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow(),
                Path.of(arguments[3]));
        Shop shop = new History(server).shopOf(Integer.parseInt(arguments[0])).shop();
        System.out.println(shop.tenantId() + " " + shop.apiKey());
    }
}
