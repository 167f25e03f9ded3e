package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final RunningServer server = RunningServer.shared();

    @Nested
    class OfATenant {

        @Test
        void isAHundredUnlessSetOtherwise() {
            // given
            Client client = server.holder(tenant(object("name", "Usual")).text("/apiKey"));

            // when
            Reply reply = client.get("/v1/customers").expect(200);

            // then
            assertThat(reply.header("RateLimit-Policy")).contains("\"tenant\";q=100;w=60");
            assertThat(reply.header("RateLimit").orElseThrow()).matches("\"tenant\";r=99;t=(60|61)");
        }

        @Test
        void isToldOnEveryReplyAndRefusesTheNextRequest() {
            // given
            Client client = limited(5);
            List<Reply> replies = List.of(
                    client.get("/v1/customers").expect(200),
                    client.get("/v1/customers/x").expect(404),
                    client.post("/v1/customers", "{}").expect(400),
                    client.get("/v1/nowhere").expect(404),
                    client.post("/v1/customers", Document.CREATE).expect(201));
            for (int i = 0; i < 5; i++) {
                assertThat(replies.get(i).header("RateLimit-Policy")).contains("\"tenant\";q=5;w=60");
                assertThat(replies.get(i).header("RateLimit").orElseThrow())
                        .startsWith("\"tenant\";r=" + (4 - i) + ";t=");
            }

            // when
            Reply refused = client.get("/v1/customers");

            // then
            assertThat(refused.expect(429).errorCode()).isEqualTo("RateLimitError");
            long wait = Long.parseLong(refused.header("Retry-After").orElseThrow());
            assertThat(wait).isBetween(1L, 61L);
            assertThat(number(refused, "/error/details/limit")).isEqualTo(5);
            assertThat(number(refused, "/error/details/windowSeconds")).isEqualTo(60);
            assertThat(number(refused, "/error/details/retryAfterSeconds")).isEqualTo(wait);
            assertThat(refused.header("RateLimit").orElseThrow()).startsWith("\"tenant\";r=0;t=");
            client.post("/v1/customers", object("mobile", "919876543211")).expect(429);
        }

        @Test
        void isNeverOverstepped() throws Exception {
            // given
            Client client = limited(10);

            // when
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sent = IntStream.range(0, 40)
                        .mapToObj(i ->
                                threads.submit(() -> client.get("/v1/customers").status()))
                        .toList();
                var statuses = new java.util.ArrayList<Integer>();
                for (var status : sent) {
                    statuses.add(status.get());
                }

                // then
                assertThat(statuses).containsOnly(200, 429);
                assertThat(statuses.stream().filter(status -> status == 200)).hasSize(10);
            }
        }

        @Test
        void isOfAllItsKeysTogetherAndOfNobodyElse() {
            // given
            Reply tenant = tenant(object("name", "Two keys", "rateLimit", 3));
            Client first = server.holder(tenant.text("/apiKey"));
            Client second = server.holder(key(tenant, object("name", "second", "scopes", List.of("customers:read"))));
            Client neighbour = limited(3);

            // when
            first.get("/v1/customers").expect(200);
            second.get("/v1/customers").expect(200);
            first.get("/v1/customers").expect(200);

            // then
            second.get("/v1/customers").expect(429);
            first.get("/v1/customers").expect(429);
            neighbour.get("/v1/customers").expect(200);
        }

        @Test
        void countsABulkAsOneRequest() {
            // given
            Client client = limited(2);
            var customers = IntStream.range(0, 50)
                    .mapToObj(i -> object("mobile", "9198765%05d".formatted(i)))
                    .toList();

            // then
            client.post("/v1/customers/bulk", object("customers", customers)).expect(200);
            client.get("/v1/customers").expect(200);
            client.get("/v1/customers").expect(429);
        }

        @Test
        void canBeChangedWhileItHolds() {
            // given
            Reply tenant = tenant(object("name", "Growing", "rateLimit", 1));
            Client client = server.holder(tenant.text("/apiKey"));
            client.get("/v1/customers").expect(200);
            client.get("/v1/customers").expect(429);

            // when
            server.operator()
                    .put("/admin/tenants/" + tenant.text("/tenantId"), object("updates", object("rateLimit", 2)))
                    .expect(200);

            // then
            assertThat(client.get("/v1/customers").expect(200).header("RateLimit-Policy"))
                    .contains("\"tenant\";q=2;w=60");
            client.get("/v1/customers").expect(429);
        }
    }

    @Nested
    class OfAKey {

        @Test
        void isLowerThanThatOfItsTenant() {
            // given
            Reply tenant = tenant(object("name", "Slow key", "rateLimit", 10));
            Client slow = server.holder(
                    key(tenant, object("name", "slow", "scopes", List.of("customers:read"), "rateLimit", 1)));

            // when
            Reply reply = slow.get("/v1/customers").expect(200);

            // then
            assertThat(reply.header("RateLimit-Policy").orElseThrow()).contains("\"tenant\";q=10;w=60", "q=1;w=60");
            assertThat(number(slow.get("/v1/customers").expect(429), "/error/details/limit"))
                    .isEqualTo(1);
            server.holder(tenant.text("/apiKey")).get("/v1/customers").expect(200);
        }
    }

    @Nested
    class OfOthers {

        @Test
        void isNotForTheOperatorNorForWhoIsNotKnown() {
            assertThat(server.operator().get("/admin/tenants").header("RateLimit"))
                    .isEmpty();
            assertThat(server.anybody().get("/v1/customers").expect(401).header("RateLimit"))
                    .isEmpty();
            assertThat(server.anybody()
                            .get("/actuator/health/liveness")
                            .expect(200)
                            .header("RateLimit"))
                    .isEmpty();
        }
    }

    private Client limited(int limit) {
        return server.holder(
                tenant(object("name", "Limited", "rateLimit", limit)).text("/apiKey"));
    }

    private Reply tenant(Object body) {
        return server.operator().post("/admin/tenants", body).expect(201);
    }

    private String key(Reply tenant, Object body) {
        return server.operator()
                .post("/admin/tenants/" + tenant.text("/tenantId") + "/keys", body)
                .expect(201)
                .text("/apiKey");
    }
}
