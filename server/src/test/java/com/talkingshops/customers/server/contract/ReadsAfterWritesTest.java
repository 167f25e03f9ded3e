package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReadsAfterWritesTest {

    private static final String TOKEN = "X-Consistency-Token";

    private final Shop shop = RunningServer.shared().newShop();

    @Nested
    class EveryRead {

        @Test
        void showsWhatWasWrittenInTheVeryNextRequest() {
            for (int i = 0; i < 5; i++) {
                writeAndRead(i);
            }
        }

        private void writeAndRead(int i) {
            // given
            String mobile = "9198765432%02d".formatted(i);
            String segment = "segment " + i;
            long before = number(shop.get("/v1/customers/stats"), "/totalCustomers");
            String id = shop.customer(mobile, "Name" + i + ".", null, segment);

            // then
            shop.get("/v1/customers/" + id).expect(200);
            assertThat(shop.get("/v1/customers/lookup?mobile=" + mobile).text("/_id"))
                    .isEqualTo(id);
            assertThat(each(shop.get("/v1/customers?limit=100"), "/customers", "_id"))
                    .contains(id);
            assertThat(each(shop.get("/v1/customers?searchTerm=name" + i + "."), "/customers", "_id"))
                    .containsExactly(id);
            Reply stats = shop.get("/v1/customers/stats");
            assertThat(number(stats, "/totalCustomers")).isGreaterThan(before);
            assertThat(number(stats, "/segmentDistribution/" + segment)).isEqualTo(1);

            // and an order
            String order = shop.order(mobile, "completed", "5", null);
            shop.get("/v1/orders/" + order).expect(200);
            assertThat(number(shop.get("/v1/customers/" + id), "/metrics/totalOrders"))
                    .isEqualTo(1);
            assertThat(number(shop.get("/v1/customers/stats"), "/segments/" + segment + "/totalOrders"))
                    .isEqualTo(1);
        }
    }

    @Nested
    class EveryWrite {

        @Test
        void carriesATokenThatReadsTakeBack() {
            // given
            Reply created = shop.post("/v1/customers", Document.CREATE).expect(201);
            String path = "/v1/customers/" + created.text("/customerId");
            Reply order = shop.post("/v1/orders", object("mobile", "919876543210", "final_amount", 1))
                    .expect(201);
            List<Reply> writes = List.of(
                    created,
                    order,
                    shop.put("/v1/orders/" + order.text("/orderId"), object("updates", object("status", "shipped"))),
                    shop.put(path, Document.UPDATE),
                    shop.put(path, Document.UPDATE),
                    shop.post("/v1/customers/bulk", object("customers", List.of(object("mobile", "919876543211")))),
                    shop.delete(path));

            // then
            for (Reply write : writes) {
                String token = write.header(TOKEN).orElseThrow(() -> new AssertionError(write.body()));
                assertThat(write.header("X-Read-Model")).isEmpty();
                shop.client().with(TOKEN, token).get("/v1/customers").expect(200);
            }
        }

        @Test
        void doesNotWaitIfItsSenderPrefersSo() {
            // when
            Reply reply = shop.client()
                    .with("Prefer", "respond-async")
                    .post("/v1/customers", Document.CREATE)
                    .expect(201);

            // then
            String token = reply.header(TOKEN).orElseThrow();
            String id = reply.text("/customerId");
            shop.client().with(TOKEN, token).get("/v1/customers/" + id).expect(200);
            assertThat(number(shop.client().with(TOKEN, token).get("/v1/customers"), "/total"))
                    .isEqualTo(1);
        }
    }

    @Nested
    class ATokenThatIsNone {

        @Test
        void isAFault() {
            for (String token : List.of("x", "", "-1", "e", "99999999999999999999999", "e'; --")) {
                assertThat(faultyFields(shop.client().with(TOKEN, token).get("/v1/customers")))
                        .as(token)
                        .hasSize(1);
            }
        }
    }
}
