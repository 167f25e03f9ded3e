package com.talkingshops.customers.server.concurrency;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import org.junit.jupiter.api.Test;

/** What was written is there in the very next request, also while many write. */
class ReadsAfterWritesTest {

    private static final int WRITERS = 16;
    private static final int ROUNDS = "full".equals(System.getProperty("test.size")) ? 40 : 4;

    private final Shop shop = RunningServer.shared().newShop();

    @Test
    void everyWriterSeesItsOwnWritesAtOnce() {
        Together.times(WRITERS, writer -> {
            var own = new Writer(shop, writer);
            for (int round = 0; round < ROUNDS; round++) {
                own.writeAndRead(round);
            }
            return null;
        });
        // then
        Reply statistics = shop.get("/v1/customers/stats?period=all").expect(200);
        assertThat(statistics.json().at("/totalCustomers").intValue()).isEqualTo(WRITERS * (ROUNDS / 2));
        assertThat(statistics.json().at("/totalOrders").intValue()).isEqualTo(WRITERS * ROUNDS);
    }

    @Test
    void aReadWithTheTokenOfAWriteThatDidNotWaitSeesIt() {
        Together.times(WRITERS, writer -> {
            for (int round = 0; round < ROUNDS; round++) {
                // when
                Reply written = shop.client()
                        .with("Prefer", "respond-async")
                        .post("/v1/customers", object("mobile", mobile(writer, round)))
                        .expect(201);
                Client reader = shop.client()
                        .with(
                                "X-Consistency-Token",
                                written.header("X-Consistency-Token").orElseThrow());
                // then
                reader.get("/v1/customers/" + written.text("/customerId")).expect(200);
            }
            return null;
        });
    }

    static String mobile(int writer, int round) {
        return String.valueOf(919800000000L + writer * 1_000L + round);
    }
}
