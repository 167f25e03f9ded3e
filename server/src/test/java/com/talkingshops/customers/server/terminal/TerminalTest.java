package com.talkingshops.customers.server.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.replay.Rebuilding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TerminalTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningServer SERVER = RunningServer.shared();
    private static final JdbcClient DATABASE = SERVER.context().getBean(JdbcClient.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path keyFile;

    @BeforeEach
    void keepTheKey() throws IOException {
        keyFile = Files.writeString(folder.resolve("admin-api-key"), SERVER.adminKey() + "\n");
    }

    @Test
    void aRebuildIsShownLineByLineWhereNobodyLooksAtATerminal() {
        assertThat(run(false, "rebuild", "tenants")).isZero();
        assertThat(printed())
                .contains("tenants  100%")
                .contains("tenants was built anew from ")
                .doesNotContain("\r");
    }

    @Test
    void aRebuildIsABarOnATerminal() {
        assertThat(run(true, "rebuild", "tenants")).isZero();
        assertThat(printed()).contains("\rtenants [##############################] 100%  ");
    }

    @Test
    void aVerificationTellsWhatDiffers() {
        // given: whatever other tests have written by hand
        Rebuilding.of(SERVER, "erasures");
        // then
        assertThat(run(false, "verify", "erasures")).isZero();
        assertThat(printed()).containsPattern("All [0-9,]+ rows of erasures are as its events have them\\.");
        // when
        DATABASE.sql("insert into rm_erasures.erasure values ('nobody', 'never', now(), null, null, false)")
                .update();
        try {
            // then
            assertThat(run(false, "verify", "erasures")).isEqualTo(1);
            assertThat(printed())
                    .containsPattern("1 of [0-9,]+ rows of erasures are not as its events have them\\.")
                    .contains("erasure {")
                    .contains("\"id\":\"never\"")
                    .contains("} extra\n");
        } finally {
            DATABASE.sql("delete from rm_erasures.erasure where id = 'never'").update();
        }
    }

    @Test
    void whatIsRunningAlreadyIsFollowedToItsEnd() {
        // given
        DATABASE.sql("""
                        insert into es.rebuild (read_model, state, position, total, owner, seen_at)
                        values ('tenants', 'building', 5, 10, 'somebody', now() + interval '1 hour')
                        on conflict (read_model, kind) do update
                           set state = 'building', position = 5, total = 10, ended_at = null, owner = 'somebody',
                               seen_at = excluded.seen_at
                        """).update();
        // when
        var running = CompletableFuture.supplyAsync(() -> run(true, "rebuild", "tenants"));
        await().atMost(SOON).until(() -> printed().contains("] "));
        // then
        assertThat(printed())
                .contains("It is running already.")
                .contains("tenants [###############...............]  50%  5 of 10 events");
        assertThat(run(false, "verify", "tenants")).isEqualTo(2);
        assertThat(complained())
                .contains("This read model is being built anew. Wait until that is over, or cancel it.");
        // and when
        SERVER.operator().delete("/admin/read-models/tenants/rebuild").expect(200);
        // then
        assertThat(running).succeedsWithin(SOON).isEqualTo(1);
        assertThat(printed()).contains("It was cancelled; what is read stays as it is.");
    }

    @Test
    void anUnknownReadModelIsAnsweredWithThoseThatThereAre() {
        assertThat(run(false, "rebuild", "customer")).isEqualTo(2);
        assertThat(complained())
                .isEqualTo("There is no read model customer. There are: customers, erasures, statistics, tenants.\n");
    }

    @Test
    void aWrongKeyIsSaid() throws IOException {
        Files.writeString(keyFile, "0123456789abcdef");
        assertThat(run(false, "rebuild", "customers")).isEqualTo(2);
        assertThat(complained()).contains("does not accept the key in " + keyFile);
    }

    @Test
    void aMissingKeyIsSaid() {
        assertThat(run(false, "rebuild", "customers", "--key-file", folder + "/none"))
                .isEqualTo(2);
        assertThat(complained())
                .isEqualTo("The operator's key cannot be read from " + folder
                        + "/none: name the file that it is in with --key-file.\n");
    }

    @Test
    void aServerThatDoesNotRunIsSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        assertThat(run(false, "rebuild", "customers", "--url=http://127.0.0.1:" + port))
                .isEqualTo(2);
        assertThat(complained())
                .isEqualTo("No server answers at http://127.0.0.1:" + port
                        + ": start it, or name its address with --url.\n");
    }

    @Test
    void aProxyThatSpeaksForAServerThatIsAwayEndsNothing() throws IOException {
        // given
        var answers = new ConcurrentLinkedQueue<>(List.of(
                "202 {}",
                "503 <html>Service Unavailable</html>",
                "200 <html>Please wait</html>",
                "502 {}",
                "200 {\"rebuild\": {\"state\": \"completed\", \"endedAt\": \"2026-01-01T00:00:00Z\"}}"));
        var proxy = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        proxy.createContext("/", exchange -> {
            String answer = String.valueOf(answers.poll());
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proxy.start();
        try {
            // then
            assertThat(run(
                            false,
                            "rebuild",
                            "customers",
                            "--url=http://127.0.0.1:" + proxy.getAddress().getPort()))
                    .isZero();
            assertThat(complained()).isEmpty();
        } finally {
            proxy.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rebuild, The name of a read model is needed",
        "rebuild customers orders, 'One read model at a time, and not ''orders'' too.'",
        "verify customers --fast, There is no option --fast.",
        "verify ../keys, The name of a read model is needed",
        "verify customers --url here, '--url has to be the address of a server, as http://127.0.0.1:8080, and is ''here''.'"
    })
    void whatIsNotUnderstoodIsSaid(String arguments, String complaint) {
        int exitCode = Terminal.run(arguments.split(" "), stream(out), stream(err), false);
        assertThat(exitCode).isEqualTo(2);
        assertThat(complained()).startsWith(complaint);
    }

    @Test
    void itIsTheServersOwnProgram() throws Exception {
        Rebuilding.of(SERVER, "tenants");
        try (var program = OtherProcess.start(
                CustomerManagement.class,
                "verify",
                "tenants",
                "--url",
                SERVER.base(),
                "--key-file",
                keyFile.toString())) {
            assertThat(program.output()).contains("rows of tenants are as its events have them.");
            assertThat(program.errors()).isEmpty();
            assertThat(program.exitCode()).isZero();
        }
    }

    /** Runs it on the server, with its key unless another is named. */
    private int run(boolean isTerminal, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (!String.join(" ", arguments).contains("--url")) {
            all.addAll(List.of("--url", SERVER.base()));
        }
        if (!all.contains("--key-file")) {
            all.addAll(List.of("--key-file", keyFile.toString()));
        }
        return Terminal.run(all.toArray(String[]::new), stream(out), stream(err), isTerminal);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
