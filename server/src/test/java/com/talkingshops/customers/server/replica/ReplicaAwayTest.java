package com.talkingshops.customers.server.replica;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.embedded.LonePostgres;
import com.talkingshops.customers.server.embedded.Ports;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service over a database that acknowledges nothing, since the replica that it waits for is away. */
class ReplicaAwayTest {

    /** Longer than anything holds that nodes tell each other. */
    private static final Duration A_WHILE = Duration.ofSeconds(12);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static LonePostgres database;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        database = LonePostgres.make(folder.resolve("primary"), Ports.free());
        server = RunningServer.start(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/customers?socketTimeout=4",
                "spring.datasource.username=" + LonePostgres.OWNER,
                "spring.datasource.password=" + database.password(),
                // So many that, if each waited, there would be no connection for anybody else.
                "event-store.segments=8",
                "customers.acknowledge.wait=30s");
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop();
        database.close();
    }

    @Test
    void readsAreAnsweredAndWritesAreNot() {
        // given another node, with which requests are counted together
        database.on(LonePostgres.OWNER)
                .sql("insert into es.counting_node (node, seen_at, shares) values (?, now() + interval '1 hour', true)")
                .param(UUID.randomUUID())
                .update();
        Shop shop = server.newShop();
        await().atMost(PATIENCE).until(() -> {
            shop.get("/v1/customers").expect(200);
            return database.on(LonePostgres.OWNER)
                    .sql("select exists (select from es.rate_window)")
                    .query(Boolean.class)
                    .single();
        });
        String path = "/v1/customers/"
                + shop.post("/v1/customers", object("mobile", "9876543210", "name", "Asha"))
                        .expect(201)
                        .text("/customerId");
        // when
        database.waitFor("nobody");
        // then
        // The database has been told, and may take a moment to hear it.
        var number = new AtomicLong(9_876_543_300L);
        await().atMost(PATIENCE)
                .until(() -> shop.post("/v1/customers", object("mobile", "" + number.incrementAndGet()))
                                .status()
                        == 503);
        await().during(A_WHILE)
                .atMost(PATIENCE)
                .failFast(() ->
                        assertThat(shop.get(path).expect(200).text("/name")).isEqualTo("Asha"))
                .until(() -> server.anybody().get("/actuator/health/readiness").status() == 200);
        // when
        database.waitFor("");
        // then
        await().atMost(PATIENCE)
                .until(() -> shop.post("/v1/customers", object("mobile", "9876543212"))
                                .status()
                        == 201);
    }
}
