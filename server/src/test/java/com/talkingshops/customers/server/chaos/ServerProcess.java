package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.OpenApiCheckHolder;
import com.talkingshops.customers.server.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The whole service as a process of its own, with its database, on one data directory; it can be killed and started again. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String GREETING = "Customer Management answers at ";
    private static final Path LOG = Path.of("target/chaos.log");

    private final EmbeddedFiles files;
    private final Class<?> program;
    private final Path log;
    private final List<String> options;
    private final List<String> always;
    private OtherProcess process;
    private OpenApiCheckHolder check;
    private Client anybody;

    ServerProcess(EmbeddedFiles files) throws IOException {
        this(files, CustomerManagement.class, LOG, OtherProcess.SMALL, List.of());
    }

    /** With so much heap and no more: it ends where that does not do. */
    static List<String> withHeap(String size) {
        return List.of("-Xmx" + size, "-XX:+ExitOnOutOfMemoryError", "-XX:+UseCompactObjectHeaders");
    }

    /**
     * In a JVM with options of one's own.
     *
     * @param always settings that it is started with each time
     */
    ServerProcess(EmbeddedFiles files, List<String> options, String... always) throws IOException {
        this(files, CustomerManagement.class, LOG, options, List.of(always));
    }

    /** Another program that is the service; what it logs goes to a file, and what it makes for a while into a folder that is there. */
    ServerProcess(EmbeddedFiles files, Class<?> program, Path log, Path temporary) throws IOException {
        this(
                files,
                program,
                log,
                Stream.concat(OtherProcess.SMALL.stream(), Stream.of("-Djava.io.tmpdir=" + temporary))
                        .toList(),
                List.of());
    }

    private ServerProcess(EmbeddedFiles files, Class<?> program, Path log, List<String> options, List<String> always)
            throws IOException {
        this.files = files;
        this.program = program;
        this.log = log;
        this.options = options;
        this.always = always;
        start();
    }

    /** Starts it, with more settings, and waits until its read models show all that is stored. */
    void start(String... settings) throws IOException {
        var arguments = new ArrayList<>(List.of("--server.port=0", "--customers.data-dir=" + files.data()));
        arguments.addAll(always);
        arguments.addAll(List.of(settings));
        process = OtherProcess.start(options, program, arguments.toArray(String[]::new));
        String greeting = process.awaitLine(GREETING);
        process.keepOutputIn(log);
        String base = greeting.substring(GREETING.length(), greeting.indexOf(','));
        if (check == null) {
            // Once, for to describe itself takes a server that has just started longer than all else that is asked of
            // it.
            check = new OpenApiCheckHolder(base);
        }
        anybody = new Client(base, check);
        await().atMost(PATIENCE)
                .until(() -> anybody.get("/actuator/health/readiness").status() == 200);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until its read models show everything that was written. */
    void awaitCaughtUp() {
        awaitCaughtUp(PATIENCE);
    }

    /** The same after so much that it takes longer; fails at once if the server ends meanwhile. */
    void awaitCaughtUp(Duration patience) {
        await().atMost(patience)
                .failFast("the server has ended", () -> !process.isAlive())
                .ignoreExceptions()
                .untilAsserted(() -> {
                    Reply health = operator().get("/actuator/health").expect(200);
                    assertThat(health.json().at("/components/projections/details/lag"))
                            .isNotEmpty()
                            .allSatisfy(lag ->
                                    assertThat(lag.at("/events").longValue()).isZero());
                });
    }

    /** Ends it, and nothing else, with {@code kill -9}. */
    void kill() throws InterruptedException {
        process.kill();
    }

    /** Takes a tenant in that may send as much as it likes; the reply shows its key. */
    String newKey() {
        return operator()
                .post("/admin/tenants", object("name", "Shop", "rateLimit", 10_000_000, "region", "IN"))
                .expect(201)
                .text("/apiKey");
    }

    /** Ends it in order, so that its files can be copied. */
    void stop() throws InterruptedException {
        process.terminate();
        process.exitCode();
    }

    /** Somebody with a key. */
    Client holder(String apiKey) {
        return anybody.with("x-tenant-api-key", apiKey);
    }

    /** Whoever runs it. */
    Client operator() {
        try {
            return anybody.with(
                    "x-admin-api-key",
                    Files.readString(files.data().resolve("admin-api-key")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it in order; the database of one that was killed is not left behind either. */
    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.terminate();
            process.exitCode();
        }
        files.postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }
}
