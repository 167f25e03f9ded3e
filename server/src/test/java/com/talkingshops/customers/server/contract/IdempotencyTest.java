package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A repeat under an idempotency key gets the first outcome and changes nothing. */
class IdempotencyTest {

    private final Shop shop = RunningServer.shared().newShop();
    private final Client keyed = shop.client().with("Idempotency-Key", "a key: 1");

    @Nested
    class PostCustomers {

        @Test
        void answersARepeatWithTheFirstOutcome() {
            // given
            Reply first = keyed.post("/v1/customers", Document.CREATE).expect(201);

            // when
            Reply repeat = keyed.post("/v1/customers", Document.CREATE);

            // then
            assertReplayed(first, repeat);
            assertThat(repeat.header("Location")).isEqualTo(first.header("Location"));
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
        }

        @Test
        void answersARepeatSoAlsoAfterTheCustomerChanged() {
            // given
            Reply first = keyed.post("/v1/customers", Document.CREATE).expect(201);
            shop.delete("/v1/customers/" + first.text("/customerId")).expect(200);

            // then
            assertReplayed(first, keyed.post("/v1/customers", Document.CREATE));
            assertThat(number(shop.get("/v1/customers"), "/total")).isZero();
        }

        @Test
        void remembersAConflict() {
            // given
            String id = shop.customer("919876543210", null, null, null);
            Reply first = keyed.post("/v1/customers", Document.CREATE).expect(409);
            shop.delete("/v1/customers/" + id).expect(200);

            // then
            assertReplayed(first, keyed.post("/v1/customers", Document.CREATE));
        }

        @Test
        void doesNotRememberAFaultyRequest() {
            // given
            keyed.post("/v1/customers", "{}").expect(400);

            // then
            Reply right = keyed.post("/v1/customers", Document.CREATE).expect(201);
            assertThat(right.header("Idempotency-Replayed")).isEmpty();
        }

        @Test
        void refusesTheKeyForAnotherRequest() {
            // given
            String id = keyed.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");

            // then
            assertAnother(keyed.post("/v1/customers", object("mobile", "919876543211")));
            assertAnother(keyed.put("/v1/customers/" + id, Document.UPDATE));
            assertAnother(keyed.delete("/v1/customers/" + id));
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
        }

        @Test
        void runsOnceHoweverManyArriveTogether() throws Exception {
            // when
            List<Reply> replies;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sent = IntStream.range(0, 12)
                        .mapToObj(i -> threads.submit(() -> keyed.post("/v1/customers", Document.CREATE)))
                        .toList();
                replies = new java.util.ArrayList<>();
                for (var reply : sent) {
                    replies.add(reply.get());
                }
            }

            // then: created once, and told again or told to wait, never that the mobile is taken
            assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
            var created =
                    replies.stream().filter(reply -> reply.status() == 201).toList();
            assertThat(created.stream().map(Reply::body).distinct()).hasSize(1);
            assertThat(created.stream()
                            .filter(reply ->
                                    reply.header("Idempotency-Replayed").isEmpty()))
                    .hasSize(1);
            assertThat(replies.stream().filter(reply -> reply.status() == 409))
                    .allMatch(reply -> !"mobile".equals(reply.text("/error/details/field")));
            assertThat(number(shop.get("/v1/customers"), "/total")).isEqualTo(1);
        }

        @Test
        void wantsAKeyOfOneTo255Characters() {
            shop.client()
                    .with("Idempotency-Key", "k".repeat(255))
                    .post("/v1/customers", Document.CREATE)
                    .expect(201);
            Reply longer =
                    shop.client().with("Idempotency-Key", "k".repeat(256)).post("/v1/customers", Document.CREATE);
            assertThat(faultyFields(longer)).hasSize(1);
            Reply empty = shop.client().with("Idempotency-Key", "").post("/v1/customers", Document.CREATE);
            assertThat(faultyFields(empty)).hasSize(1);
        }

        @Test
        void countsAReplayAsARequest() {
            keyed.post("/v1/customers", Document.CREATE).expect(201);
            assertThat(keyed.post("/v1/customers", Document.CREATE).header("RateLimit"))
                    .isPresent();
        }
    }

    @Nested
    class PostCustomersBulk {

        @Test
        void answersARepeatWithTheFirstOutcome() {
            // given
            var body = object(
                    "customers",
                    List.of(object("mobile", "919876543210"), object("mobile", "919876543210"), object("mobile", "1")));
            Reply first = keyed.post("/v1/customers/bulk", body).expect(200);

            // when
            Reply repeat = keyed.post("/v1/customers/bulk", body);

            // then
            assertThat(each(repeat.expect(200), "/results", "customerId"))
                    .isEqualTo(each(first, "/results", "customerId"));
            assertThat(each(repeat, "/results", "status")).containsExactly("201", "409", "400");
            assertThat(repeat.header("Idempotency-Replayed")).contains("true");
            var other = object("customers", List.of(object("mobile", "919876543219")));
            assertAnother(keyed.post("/v1/customers/bulk", other));
        }
    }

    @Nested
    class PutAndDelete {

        @Test
        void answerARepeatWithTheFirstOutcome() {
            // given
            String path = "/v1/customers/" + shop.customer("919876543210", "John", null, null);
            Reply first =
                    keyed.put(path, object("updates", object("name", "Jane"))).expect(200);
            shop.put(path, object("updates", object("name", "Jim"))).expect(200);

            // when
            Reply repeat = keyed.put(path, object("updates", object("name", "Jane")));

            // then
            assertReplayed(first, repeat);
            assertThat(shop.get(path).text("/name")).isEqualTo("Jim");
        }

        @Test
        void answerARepeatedDeleteAsDone() {
            // given
            String path = "/v1/customers/" + shop.customer("919876543210", "John", null, null);
            Reply first = keyed.delete(path).expect(200);

            // then
            assertReplayed(first, keyed.delete(path));
            shop.delete(path).expect(404);
        }

        @Test
        void rememberNotFoundAndStale() {
            // given
            String path = "/v1/customers/" + shop.customer("919876543210", "John", null, null);
            Client stale = shop.client().with("Idempotency-Key", "stale", "If-Match", "\"2\"");
            Reply first = stale.put(path, Document.UPDATE).expect(412);
            shop.put(path, object("updates", object("name", "Jim"))).expect(200);
            Client absent = shop.client().with("Idempotency-Key", "absent");
            Reply notFound =
                    absent.delete("/v1/customers/64a1b2c3d4e5f6789abc1234").expect(404);

            // then
            assertReplayed(first, stale.put(path, Document.UPDATE));
            assertReplayed(notFound, absent.delete("/v1/customers/64a1b2c3d4e5f6789abc1234"));
        }
    }

    @Nested
    class Orders {

        @Test
        void areTakenInAndChangedOnce() {
            // given
            var order =
                    object("mobile", "919876543210", "final_amount", new BigDecimal("10.00"), "status", "completed");
            Reply first = keyed.post("/v1/orders", order).expect(201);
            String path = "/v1/orders/" + first.text("/orderId");
            Client other = shop.client().with("Idempotency-Key", "change");
            Reply changed = other.put(path, object("updates", object("status", "shipped")))
                    .expect(200);
            shop.put(path, object("updates", object("status", "delivered"))).expect(200);

            // then
            assertReplayed(first, keyed.post("/v1/orders", order));
            assertReplayed(changed, other.put(path, object("updates", object("status", "shipped"))));
            assertThat(number(shop.get("/v1/orders"), "/total")).isEqualTo(1);
            assertThat(shop.get(path).text("/status")).isEqualTo("delivered");
        }
    }

    private static void assertReplayed(Reply first, Reply repeat) {
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(repeat.expect(first.status()).header("Idempotency-Replayed")).contains("true");
        assertThat(withoutRequestId(repeat)).isEqualTo(withoutRequestId(first));
        assertThat(repeat.header("ETag")).isEqualTo(first.header("ETag"));
    }

    private static void assertAnother(Reply reply) {
        assertThat(reply.expect(422).errorCode()).isEqualTo("IdempotencyError");
        assertThat(reply.header("Idempotency-Replayed")).isEmpty();
    }

    private static JsonNode withoutRequestId(Reply reply) {
        JsonNode json = reply.json();
        if (json.at("/error/details") instanceof ObjectNode details) {
            details.remove("requestId");
        }
        return json;
    }
}
