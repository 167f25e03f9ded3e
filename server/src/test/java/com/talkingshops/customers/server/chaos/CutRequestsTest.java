package com.talkingshops.customers.server.chaos;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Verifying;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wherever the connection ends, who sends a request again under its idempotency key has it done once. */
class CutRequestsTest {

    private static final int TIMES = Size.of(30, 1_000);
    private static final int MOST_TRIES = 200;
    private static final long SEED = 20260104;

    private static final RunningServer SERVER = RunningServer.shared();

    private static final List<Shop> SHOPS = new ArrayList<>();

    private final Shop shop = SERVER.newShop();
    private final Appended appended = new Appended(SERVER.context().getBean(JdbcClient.class), shop.tenantId());
    private CuttingProxy proxy;
    private int requests;

    @BeforeEach
    void lieInBetween() throws IOException {
        proxy = new CuttingProxy(SERVER.base(), new Random(SEED));
    }

    @BeforeEach
    void remember() {
        SHOPS.add(shop);
    }

    @AfterAll
    static void verify() {
        Verifying.shops(SERVER.operator(), SHOPS);
    }

    @AfterEach
    void leave() throws IOException {
        proxy.close();
        assertThat(proxy.cuts()).isPositive();
    }

    @Test
    void aCustomerIsCreatedOnce() {
        for (int i = 0; i < TIMES; i++) {
            // when
            String mobile = mobile(i);
            Reply reply = untilAnswered(client -> client.post("/v1/customers", object("mobile", mobile)));
            // then
            assertThat(appended.sinceLastLook()).containsExactly("customer-registered", "value-claimed");
            assertThat(holderOf(mobile)).isEqualTo(reply.expect(201).text("/customerId"));
        }
        assertThat(appended.sinceStart()).hasSize(2 * TIMES);
        assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(TIMES);
    }

    @Test
    void anOrderOfAnUnknownNumberIsPlacedOnceAndMakesOneCustomer() {
        for (int i = 0; i < TIMES; i++) {
            // when
            String mobile = mobile(i);
            Reply reply =
                    untilAnswered(client -> client.post("/v1/orders", object("mobile", mobile, "final_amount", 12)));
            // then
            assertThat(appended.sinceLastLook())
                    .containsExactly("customer-registered", "order-placed", "value-claimed", "value-claimed");
            assertThat(holderOf(mobile)).isEqualTo(reply.expect(201).text("/customerId"));
            shop.get("/v1/orders/" + reply.text("/orderId")).expect(200);
        }
        assertThat(appended.sinceStart()).hasSize(4 * TIMES);
        assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(TIMES);
        assertThat(number(shop.get("/v1/orders"), "/total")).isEqualTo(TIMES);
    }

    @Test
    void aCustomerIsChangedOnce() {
        // given
        String customer = "/v1/customers/" + shop.customer(mobile(0), "before", null, null);
        appended.sinceLastLook();
        for (int i = 0; i < TIMES; i++) {
            // when
            String name = "name " + i;
            Reply reply = untilAnswered(client -> client.put(customer, object("updates", object("name", name))));
            // then
            assertThat(appended.sinceLastLook()).containsExactly("customer-details-changed");
            assertThat(reply.expect(200).header("ETag")).contains("\"" + (i + 2) + "\"");
            assertThat(shop.get(customer).expect(200).text("/name")).isEqualTo(name);
        }
        assertThat(appended.sinceStart()).hasSize(1 + 1 + TIMES);
    }

    /** Sends it again, always under the same key, until a reply comes through that tells what became of it. */
    private Reply untilAnswered(Function<Client, Reply> request) {
        Client client = shop.client().by(proxy.base()).with("Idempotency-Key", "request " + ++requests);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                Reply reply = request.apply(client);
                if (!reply.saysStillRunning()) {
                    return reply;
                }
            } catch (UncheckedIOException cut) {
                // Nobody knows what became of it.
            }
        }
        throw new AssertionError("no answer in " + MOST_TRIES + " tries");
    }

    private String holderOf(String mobile) {
        return shop.get("/v1/customers/lookup?mobile=" + mobile).expect(200).text("/_id");
    }

    private static String mobile(int number) {
        return String.valueOf(919811000000L + number);
    }
}
