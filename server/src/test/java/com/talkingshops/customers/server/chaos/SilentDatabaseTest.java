package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Verifying;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The machine that the database is on vanishes without a word, and another one answers in its place after a while. */
class SilentDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static SilentNetwork network;
    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException {
        String url = TestDatabase.freshUrl();
        URI database = URI.create(url.substring("jdbc:".length()));
        network = new SilentNetwork(database.getHost(), database.getPort());
        server = RunningServer.start(
                url.replace(database.getHost() + ":" + database.getPort(), "127.0.0.1:" + network.port()),
                // Less than by default, for a build waits for it.
                "spring.datasource.hikari.data-source-properties.socketTimeout=3",
                "customers.acknowledge.wait=30s");
    }

    @AfterAll
    static void stop() throws IOException {
        server.stop();
        network.close();
    }

    @Test
    void isGivenUpAndAllGoesOnWithWhatAnswersInItsPlace() {
        // given
        Shop shop = server.newShop();
        shop.post("/v1/customers", object("mobile", "9876543210")).expect(201);
        // when
        network.fallSilent(Duration.ZERO);
        await().atMost(PATIENCE).until(() -> !isReady());
        network.goOn();
        // then
        await().atMost(PATIENCE).until(SilentDatabaseTest::isReady);
        await().atMost(PATIENCE).until(() -> isShownAtOnce(shop.post("/v1/customers", object("mobile", "9876543211"))));
        assertThat(shop.get("/v1/customers").expect(200).json().at("/total").intValue())
                .isEqualTo(2);
        Verifying.all(server.operator());
    }

    private static boolean isReady() {
        return server.anybody().get("/actuator/health/readiness").status() == 200;
    }

    private static boolean isShownAtOnce(Reply reply) {
        return reply.status() == 201 && reply.header("X-Read-Model").isEmpty();
    }
}
