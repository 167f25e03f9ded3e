package com.talkingshops.customers.server.replica;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.ReplicatedDatabase;
import com.talkingshops.customers.eventstore.replica.ReplicaWatch;
import com.talkingshops.customers.eventstore.replica.Standing.State;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The whole service over a database with a replica that streams from it. */
@ExtendWith(OutputCaptureExtension.class)
class ReadsFromAReplicaTest {

    private static final String TOKEN = "X-Consistency-Token";
    private static final String ROWS = "%rm\\_customers.%";
    private static final String EVENTS = "%es.domain\\_event\\_entry%";
    private static final Duration LONG = Duration.ofMinutes(1);

    private static ReplicatedDatabase database;
    private static RunningServer server;

    private final Shop shop = server.newShop();

    @BeforeAll
    static void start() {
        database = ReplicatedDatabase.start();
        server = RunningServer.start(
                database.url(),
                "customers.read-datasource.url=" + database.replicaUrl(),
                "customers.acknowledge.wait=30s");
    }

    @AfterAll
    static void stop() {
        server.stop();
        database.close();
    }

    @BeforeEach
    void awaitTheReplica() {
        await().atMost(LONG).until(() -> standing().equals("answers"));
    }

    @AfterEach
    void goOn() {
        database.haveReplicaRun();
        database.resumeReplay();
    }

    private static String standing() {
        return server.operator().get("/actuator/health").text("/components/replica/details/replica");
    }

    private Reply create(String mobile, String name) {
        return shop.post("/v1/customers", object("mobile", mobile, "name", name))
                .expect(201);
    }

    private Client with(Reply write) {
        return shop.client().with(TOKEN, write.header(TOKEN).orElseThrow());
    }

    private static double answered(String by) {
        return server.context()
                .getBean(MeterRegistry.class)
                .get("customers.replica.reads")
                .tag("by", by)
                .counter()
                .count();
    }

    @Test
    void aReadWithATokenIsAnsweredByTheReplicaAndSeesItsWrite() {
        // given
        Reply created = create("9876500001", "Asha");
        String path = "/v1/customers/" + created.text("/customerId");
        String detail = "select%from rm\\_customers.customer %";
        long before = database.statementsOnReplica(detail);
        long onPrimary = database.statementsOnPrimary(detail);
        double byReplica = answered("replica");
        // when
        assertThat(with(created).get(path).expect(200).text("/name")).isEqualTo("Asha");
        // then
        assertThat(database.statementsOnReplica(detail)).isGreaterThan(before);
        assertThat(database.statementsOnPrimary(detail)).isEqualTo(onPrimary);
        assertThat(answered("replica")).isEqualTo(byReplica + 1);
        // when
        List<String> found = List.of(
                "/v1/customers", "/v1/customers?searchTerm=asha", "/v1/customers?sort=name", "/v1/customers/stats");
        // then
        for (String other : found) {
            with(created).get(other).expect(200);
        }
        assertThat(each(with(created).get("/v1/customers?searchTerm=asha"), "/customers", "name"))
                .containsExactly("Asha");
        with(created)
                .post("/v1/customers/lookup", object("mobile", "9876500001"))
                .expect(200);
        assertThat(answered("replica")).isEqualTo(byReplica + 7);
    }

    @Test
    void aReadWithATokenSeesItsWriteThoughTheReplicaShowsNothingNew() {
        // given
        database.pauseReplay();
        Reply created = create("9876500002", "Bela");
        String path = "/v1/customers/" + created.text("/customerId");
        // then
        assertThat(with(created).get(path).expect(200).text("/name")).isEqualTo("Bela");
        assertThat(each(with(created).get("/v1/customers"), "/customers", "name"))
                .containsExactly("Bela");
        assertThat(shop.get(path + "/history").expect(200).json().at("/total").intValue())
                .isEqualTo(1);
        await().atMost(LONG).until(() -> standing().equals("behind"));
        assertThat(with(created).get(path).expect(200).text("/name")).isEqualTo("Bela");
        assertThat(database.onReplica(
                        "select count(*) from rm_customers.customer where tenant_id = '%s'".formatted(shop.tenantId())))
                .isEqualTo("0");
        // when
        database.resumeReplay();
        await().atMost(LONG).until(() -> standing().equals("answers"));
        double byReplica = answered("replica");
        // then
        assertThat(with(created).get(path).expect(200).text("/name")).isEqualTo("Bela");
        assertThat(answered("replica")).isEqualTo(byReplica + 1);
    }

    @Test
    void aReadWithoutATokenIsAnsweredByThePrimary() {
        // given
        database.pauseReplay();
        String id = create("9876500003", "Chandra").text("/customerId");
        shop.order("9876500003", "delivered", "12.50", null);
        long before = database.statementsOnReplica(ROWS);
        // then
        assertThat(shop.get("/v1/customers/" + id).expect(200).text("/name")).isEqualTo("Chandra");
        assertThat(each(shop.get("/v1/customers?searchTerm=chandra"), "/customers", "name"))
                .containsExactly("Chandra");
        shop.get("/v1/customers/stats").expect(200);
        shop.get("/v1/orders").expect(200);
        assertThat(database.statementsOnReplica(ROWS)).isEqualTo(before);
    }

    @Test
    void whoeverWritesReadsFromThePrimaryAlsoWithAToken() {
        // given
        Reply created = create("9876500004", "Deepa");
        String path = "/v1/customers/" + created.text("/customerId");
        long events = database.statementsOnReplica(EVENTS);
        long rows = database.statementsOnReplica(ROWS);
        // when
        with(created).put(path, object("updates", object("name", "Deepa Rao"))).expect(200);
        with(created).post("/v1/customers", object("mobile", "9876500004")).expect(409);
        with(created).delete(path).expect(200);
        // then
        assertThat(database.statementsOnReplica(EVENTS)).isEqualTo(events);
        assertThat(database.statementsOnReplica(ROWS)).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/history", "/export", "?asOf=1"})
    void whatTellsOfThePastIsReadFromTheReplicaAndTheReadingIsRecorded(String what) {
        // given
        String id = create("9876500005", "Esha").text("/customerId");
        shop.order("9876500005", "delivered", "12.50", null);
        long events = database.statementsOnReplica(EVENTS);
        long rows = database.statementsOnReplica(ROWS);
        double byReplica = answered("replica");
        // when
        assertThat(shop.get("/v1/customers/" + id + what).expect(200).body()).contains("Esha");
        // then
        assertThat(database.statementsOnReplica(EVENTS)).isGreaterThan(events);
        assertThat(database.statementsOnReplica(ROWS)).isGreaterThan(rows);
        assertThat(answered("replica")).isEqualTo(byReplica + 1);
        await().atMost(LONG)
                .until(() -> server.operator()
                        .get("/admin/audit?tenantId=" + shop.tenantId() + "&type=person-read")
                        .expect(200)
                        .body()
                        .contains(id));
    }

    @Test
    void aWholeHistoryAndFiguresOfAPastDayAreReadFromTheReplica() {
        // given
        String id = create("9876500006", "Farah").text("/customerId");
        long before = database.statementsOnReplica("%rm\\_statistics.%");
        double byReplica = answered("replica");
        // then
        assertThat(shop.client()
                        .with("Accept", "application/x-ndjson")
                        .get("/v1/customers/" + id + "/history")
                        .expect(200)
                        .body()
                        .lines())
                .hasSize(1);
        shop.get("/v1/customers/stats?asOf="
                        + URLEncoder.encode(shop.get("/v1/customers/" + id).text("/created_at"), UTF_8))
                .expect(200);
        assertThat(answered("replica")).isEqualTo(byReplica + 2);
        assertThat(database.statementsOnReplica("%rm\\_statistics.%")).isGreaterThan(before);
    }

    @Test
    void aRebuiltReadModelIsReadFromTheReplicaToo() {
        // given
        Reply created = create("9876500007", "Gita");
        String path = "/v1/customers/" + created.text("/customerId");
        with(created).get(path).expect(200);
        // when
        server.operator().send("POST", "/admin/read-models/customers/rebuild", null);
        await().atMost(LONG)
                .until(() -> "completed"
                        .equals(server.operator()
                                .get("/admin/read-models/customers")
                                .text("/rebuild/state")));
        Reply other = create("9876500008", "Hema");
        double byReplica = answered("replica");
        // then
        assertThat(each(with(other).get("/v1/customers?sort=name"), "/customers", "name"))
                .containsExactly("Gita", "Hema");
        assertThat(answered("replica")).isEqualTo(byReplica + 1);
    }

    @Test
    void theHistoryIsCheckedOnTheReplica() {
        // given
        create("9876500009", "Indra");
        await().atMost(LONG).until(this::allIsChained);
        String copies = "copy%es.domain\\_event\\_entry%";
        long before = database.statementsOnReplica(copies);
        // then
        assertThat(verified().text("/intact")).isEqualTo("true");
        assertThat(database.statementsOnReplica(copies)).isGreaterThan(before);
        // when
        database.onPrimary("""
                update es.domain_event_entry set time_stamp = '2020-01-01T00:00:00.000Z' where global_index = (
                       select max(global_index) from es.chain_link where partition = '%s')
                """.formatted(shop.tenantId()));
        // then
        assertThat(verified().text("/first/kind")).isEqualTo("altered");
    }

    private boolean allIsChained() {
        return database.onPrimary(
                        "select position >= (select max(global_index) from es.domain_event_entry) from es.chain_state")
                .equals("t");
    }

    private Reply verified() {
        server.operator()
                .post("/admin/audit/verify", object("tenantId", shop.tenantId()))
                .expect(202);
        await().atMost(LONG)
                .until(() -> !"running"
                        .equals(server.operator().get("/admin/audit/verify").text("/state")));
        return server.operator().get("/admin/audit/verify").expect(200);
    }

    @Test
    void readsGoOnWhenTheReplicaIsKilledAndComeBackToIt(CapturedOutput log) throws Exception {
        // given
        Reply created = create("9876500010", "Jaya");
        String path = "/v1/customers/" + created.text("/customerId");
        var over = new AtomicBoolean();
        var done = new AtomicInteger();
        var readers = List.of(path, path + "/history", path + "/export", "/v1/customers?searchTerm=jaya").stream()
                .map(read -> CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                assertThat(with(created).get(read).expect(200).body())
                                        .contains("Jaya");
                                done.incrementAndGet();
                            }
                        },
                        task -> Thread.ofPlatform().start(task)))
                .toArray(CompletableFuture[]::new);
        await().atMost(LONG).until(() -> done.get() > 50);
        // when
        database.killReplica();
        await().atMost(LONG).until(() -> standing().equals("away"));
        int then = done.get();
        await().atMost(LONG).until(() -> done.get() > then + 50);
        over.set(true);
        CompletableFuture.allOf(readers).join();
        // then
        server.anybody().get("/actuator/health/readiness").expect(200);
        assertThat(server.operator().get("/actuator/health").expect(200).text("/status"))
                .isEqualTo("UP");
        assertThat(log.getOut().split("The replica is not read from", -1)).hasSize(2);
        // when
        database.startReplica();
        await().atMost(LONG).until(() -> standing().equals("answers"));
        double byReplica = answered("replica");
        // then
        with(created).get(path).expect(200);
        assertThat(answered("replica")).isEqualTo(byReplica + 1);
    }

    @Test
    void noTransactionOnItHoldsAnythingUpInWhichNothingIsDone() throws SQLException {
        var pool = server.context().getBean("replicaConnections", HikariDataSource.class);
        try (Connection connection = pool.getConnection();
                var row = connection.createStatement().executeQuery("show idle_in_transaction_session_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("20s");
        }
    }

    @Test
    void itIsReadFromAlsoWhenAllConnectionsToThePrimaryAreInUse() throws SQLException {
        // given
        var pool = server.context().getBean("dataSource", HikariDataSource.class);
        var all = new ArrayDeque<Connection>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                all.push(pool.getConnection());
            }
            // when
            String looks = "select pg\\_current\\_wal\\_lsn() as position%";
            long before = database.statementsOnPrimary(looks);
            await().atMost(LONG).until(() -> database.statementsOnPrimary(looks) >= before + 4);
            // then
            assertThat(server.context().getBean(ReplicaWatch.class).standing().state())
                    .isEqualTo(State.ANSWERS);
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }
}
