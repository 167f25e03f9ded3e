package com.talkingshops.customers.benchmark.history;

import com.talkingshops.customers.benchmark.machine.IdleCipher;
import com.talkingshops.customers.benchmark.machine.Programs;
import com.talkingshops.customers.benchmark.machine.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** Fills a server whose cipher is idle, in a process of its own: a process has one cipher for all that it ever seals. */
public final class IdleFill {

    private static final String DONE = "filled";

    private IdleFill() {}

    /**
     * Makes a shop, and waits for it.
     *
     * @param folder where the server works
     */
    public static Shop shopOf(Programs programs, int customers, RunningServer server, Path java, Path folder)
            throws IOException, ExecutionException, InterruptedException {
        var command = List.of(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                IdleFill.class.getName(),
                Integer.toString(customers),
                server.uri().toString(),
                Long.toString(server.process().pid()),
                RunningServer.dataOf(folder).toString());
        Path here = Path.of("").toAbsolutePath();
        Path log = folder.resolve("fill.log");
        programs.start(command, Map.of(), here, log.toString()).onExit().get();
        String[] told = Files.readAllLines(log).getLast().split(" ");
        if (!told[0].equals(DONE)) {
            throw new IOException("The server with the idle cipher could not be filled: see " + log);
        }
        return new Shop(told[1], told[2], customers);
    }

    /** Takes the number of customers, and where the server is. */
    public static void main(String[] arguments) throws Exception {
        IdleCipher.install();
        var server = RunningServer.running(
                URI.create(arguments[1]),
                ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow(),
                Path.of(arguments[3]));
        Shop shop = new History(server).shopOf(Integer.parseInt(arguments[0])).shop();
        System.out.println(DONE + " " + shop.tenantId() + " " + shop.apiKey());
    }
}
