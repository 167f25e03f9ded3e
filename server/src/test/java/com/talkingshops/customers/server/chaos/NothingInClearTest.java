package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has the disk, the logs or a dump of the database finds no name, number, address or note in it, and no key. */
class NothingInClearTest {

    private static final int CUSTOMERS = Size.of(100, 10_000);
    /** The last of them: a read model refuses it. */
    private static final int REFUSED = CUSTOMERS - 1;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

    @TempDir
    private Path folder;

    private final Random random = new Random();
    /** What every name, address and note begins with, and every number. */
    private final String word = word();

    private final String digits = "919" + (10_000 + random.nextInt(90_000));

    @Test
    void nothingThatIsPersonalIsFoundWhereTheServiceRuns() throws Exception {
        assertThat(traces(CustomerManagement.class)).isEmpty();
    }

    @Test
    void whatIsNotSealedIsFound() throws Exception {
        // when
        var traces = traces(OpenServer.class);
        // then
        assertThat(traces)
                .anyMatch(trace -> trace.contains("/pg_wal/"))
                .anyMatch(trace -> trace.startsWith("es.domain_event_entry"))
                .anyMatch(trace -> trace.startsWith("rm_customers.customer:"))
                .anyMatch(trace -> trace.startsWith("rm_customers.directory_segment"))
                .anyMatch(trace -> trace.startsWith("rm_customers.placed_order"));
    }

    private List<String> traces(Class<?> program) throws Exception {
        Path log = folder.resolve("log");
        Path temporary = Files.createDirectories(folder.resolve("temporary"));
        var files = new EmbeddedFiles(ServerData.in(folder));
        Traces running;
        try (var server = new ServerProcess(files, program, log, temporary)) {
            String apiKey = server.newKey();
            Client shop = server.holder(apiKey);
            write(shop);
            fail(shop);
            readAll(shop);
            buildAnew(server.operator());
            leaveLetters(shop, files);
            assertThat(shop.get("/v1/customers?searchTerm=" + word)
                            .expect(200)
                            .json()
                            .get("total")
                            .intValue())
                    .isEqualTo(REFUSED);
            running = new Traces(List.of(word, digits, apiKey))
                    .in("threads", threads(server.pid()))
                    .in(files.open())
                    .in(temporary);
        }
        // Ended in order, so that PostgreSQL has written everything to its files.
        assertThat(new Traces(List.of(operatorsKey(files))).in(folder).found())
                .as("where the operator's key is")
                .hasSize(1)
                .allMatch(trace -> trace.contains("/admin-api-key: "));
        return running.in(folder).found();
    }

    private static String operatorsKey(EmbeddedFiles files) throws IOException {
        return Files.readString(files.data().resolve("admin-api-key")).strip();
    }

    private void write(Client shop) {
        for (int i = 0; i < REFUSED; i++) {
            var customer =
                    object("name", name(i), "mobile", mobile(i), "email", word + i + "@example.com", "segment", "vip");
            Client once = shop.with("Idempotency-Key", word + i);
            String id = once.post("/v1/customers", customer).expect(201).text("/customerId");
            if (i % 4 == 0) {
                once.post("/v1/customers", customer).expect(201);
                shop.put("/v1/customers/" + id, object("updates", object("name", name(i) + " II")))
                        .expect(200);
                shop.post(
                                "/v1/orders",
                                object(
                                        "mobile",
                                        mobile(i),
                                        "name",
                                        name(i),
                                        "notes",
                                        word + " rings twice",
                                        "status",
                                        "completed",
                                        "final_amount",
                                        10))
                        .expect(201);
            }
        }
        shop.get("/v1/customers?sort=name").expect(200);
        shop.get("/v1/customers/lookup?mobile=" + mobile(1)).expect(200);
    }

    /** Everything that tells all of somebody, at once or over time. */
    private void readAll(Client shop) {
        String path = "/v1/customers/"
                + shop.get("/v1/customers/lookup?mobile=" + mobile(0))
                        .expect(200)
                        .text("/_id");
        for (String all : List.of("", "/history", "/export", "?asOf=1")) {
            shop.get(path + all).expect(200);
        }
        shop.with("Accept", "text/csv").get(path + "/history").expect(200);
        shop.get("/v1/customers/stats").expect(200);
    }

    private static void buildAnew(Client operator) {
        var rebuilds = new Rebuilds(operator);
        rebuilds.begin();
        await().atMost(PATIENCE).until(rebuilds::areOver);
        operator.get("/admin/audit").expect(200);
    }

    /** What is refused is personal too. */
    private void fail(Client shop) {
        shop.post("/v1/customers", object("name", name(0), "mobile", mobile(0))).expect(409);
        shop.post("/v1/customers", object("name", name(0), "mobile", word)).expect(400);
        shop.post("/v1/customers", object("name", name(0), "mobile", mobile(1), "email", word))
                .expect(400);
        shop.get("/v1/customers/lookup?mobile=" + word).expect(400);
        shop.get("/v1/customers?searchTerm=" + word + "&limit=none").expect(400);
    }

    /** A read model refuses some of them, and events of theirs are kept as letters. */
    private void leaveLetters(Client shop, EmbeddedFiles files) {
        String table = "alter table rm_customers.customer ";
        files.open()
                .sql(table + "add constraint refused check (segment <> 'poison') not valid")
                .update();
        shop.get("/v1/customers?searchTerm=" + word).expect(200);
        String id = shop.with("Prefer", "respond-async")
                .post("/v1/customers", object("name", word, "mobile", mobile(REFUSED), "segment", "poison"))
                .text("/customerId");
        await().until(() -> files.open()
                .sql("select count(*) > 0 from es.dead_letter")
                .query(Boolean.class)
                .single());
        assertThat(id).isNotEmpty();
    }

    private static String threads(long pid) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        return new String(
                new ProcessBuilder(jcmd.toString(), Long.toString(pid), "Thread.print")
                        .start()
                        .getInputStream()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private String name(int number) {
        return word + " " + number;
    }

    private String mobile(int number) {
        return "+" + digits + "%04d".formatted(number);
    }

    private String word() {
        return IntStream.range(0, 10)
                .mapToObj(i -> String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length()))))
                .collect(Collectors.joining());
    }
}
