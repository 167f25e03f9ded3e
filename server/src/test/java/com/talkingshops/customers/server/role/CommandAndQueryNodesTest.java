package com.talkingshops.customers.server.role;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.decimal;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.openapi.OpenApiCheck;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.config.EventProcessingConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One artifact, two sides on nodes of their own: together they are the service. */
class CommandAndQueryNodesTest {

    private static final String PATIENCE = "customers.acknowledge.wait=30s";

    private static RunningServer one;
    private static RunningServer another;
    private static RunningServer query;

    @BeforeAll
    static void start() {
        String url = TestDatabase.freshUrl();
        one = RunningServer.start(url, "customers.roles=command", PATIENCE);
        another = RunningServer.start(url, "customers.roles=command", PATIENCE);
        query = RunningServer.start(url, "customers.roles=query", PATIENCE);
    }

    @AfterAll
    static void stop() {
        List.of(query, another, one).forEach(node -> node.context().close());
    }

    @Test
    void tellAShopsStoryTogether() {
        // given
        Shop shop = query.newShop();
        Client writer = one.holder(shop.apiKey());
        Client otherWriter = another.holder(shop.apiKey());
        // when
        Reply created = shown(writer.post(
                "/v1/customers", object("mobile", "9876543210", "name", "Asha", "email", null, "segment", "premium")));
        String id = created.text("/customerId");
        // then
        assertThat(each(shop.get("/v1/customers").expect(200), "/customers", "name"))
                .containsExactly("Asha");
        // when
        shown(otherWriter.post(
                "/v1/orders", object("mobile", "9876543210", "status", "delivered", "final_amount", 120)));
        shown(writer.put("/v1/customers/" + id, object("updates", object("name", "Asha Rao"))));
        // then
        Reply customer = shop.get("/v1/customers/" + id).expect(200);
        assertThat(customer.text("/name")).isEqualTo("Asha Rao");
        assertThat(decimal(customer, "/metrics/totalSpent")).isEqualByComparingTo("120");
        assertThat(number(shop.get("/v1/customers/stats?period=all").expect(200), "/totalOrders"))
                .isEqualTo(1);
        assertThat(shop.post("/v1/customers/lookup", object("mobile", "9876543210"))
                        .expect(200)
                        .text("/_id"))
                .isEqualTo(id);
        // when
        Reply deleted = otherWriter.delete("/v1/customers/" + id).expect(200);
        // then
        shop.client()
                .with(
                        "X-Consistency-Token",
                        deleted.header("X-Consistency-Token").orElseThrow())
                .get("/v1/customers/" + id)
                .expect(404);
    }

    @Test
    void decideTogetherWhoGetsANumber() throws Exception {
        // given
        Shop shop = query.newShop();
        List<Client> writers = List.of(one.holder(shop.apiKey()), another.holder(shop.apiKey()));
        // when
        List<Reply> replies =
                together(32, i -> writers.get(i % 2).post("/v1/customers", object("mobile", "9876543210")));
        // then
        List<Reply> won =
                replies.stream().filter(reply -> reply.status() == 201).toList();
        assertThat(won).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.status() != 201)
                .allSatisfy(reply -> assertThat(reply.expect(409).text("/error/details/existingCustomerId"))
                        .isEqualTo(won.getFirst().text("/customerId")));
        assertThat(number(shop.get("/v1/customers").expect(200), "/total")).isEqualTo(1);
    }

    @Test
    void takeInTenantsOnEachOfThem() {
        // when
        Shop byCommand = one.newShop();
        Shop byQuery = query.newShop();
        // then
        query.holder(byCommand.apiKey()).get("/v1/customers").expect(200);
        another.holder(byQuery.apiKey())
                .post("/v1/customers", object("mobile", "9876543210"))
                .expect(201);
        assertThat(number(one.operator().get("/admin/tenants").expect(200), "/total"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void tellWhereARequestBelongsThatTheyAreNotThereFor() {
        // given
        Shop shop = one.newShop();
        // when
        Reply read = one.holder(shop.apiKey()).get("/v1/customers");
        Reply written = query.holder(shop.apiKey()).post("/v1/customers", object("mobile", "9876543210"));
        // then
        assertThat(read.expect(421).errorCode()).isEqualTo("MisdirectedRequestError");
        assertThat(read.text("/error/message"))
                .isEqualTo("This node has the role command; send the request to one with the role query.");
        assertThat(read.text("/error/details/requiredRole")).isEqualTo("query");
        assertThat(read.header("RateLimit")).isPresent();
        assertThat(written.expect(421).text("/error/details/requiredRole")).isEqualTo("command");
        assertThat(written.json().at("/error/details/roles").toString()).isEqualTo("[\"query\"]");
        one.anybody().get("/v1/customers").expect(401);
        query.anybody().post("/v1/customers", "{}").expect(401);
    }

    @Test
    void answerEverythingBetweenThem() {
        // given
        List<String> all = operations(RunningServer.shared());
        // then
        for (RunningServer node : List.of(one, query)) {
            String key = node.newShop().apiKey();
            List<String> own = operations(node);
            assertThat(own).isNotEmpty().isSubsetOf(all);
            assertThat(all)
                    .allSatisfy(operation -> assertThat(status(node, key, operation) != 421)
                            .as(operation)
                            .isEqualTo(own.contains(operation)));
        }
        assertThat(operations(one)).doesNotContainAnyElementsOf(List.of("GET /v1/customers", "GET /admin/read-models"));
        assertThat(operations(query)).doesNotContain("POST /v1/customers").contains("POST /v1/customers/lookup");
    }

    @Test
    void letInNoMoreTogetherThanATenantMay() throws Exception {
        // given
        String key = one.operator()
                .post("/admin/tenants", object("name", "Shop", "region", "IN", "rateLimit", 20))
                .expect(201)
                .text("/apiKey");
        var nodes = List.of(one.holder(key), another.holder(key), query.holder(key));
        // when
        List<Reply> replies = together(60, i -> nodes.get(i % 3).get("/v1/customers"));
        // then
        assertThat(replies.stream().filter(reply -> reply.status() != 429)).hasSize(20);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 429)
                .allSatisfy(reply ->
                        assertThat(reply.header("Retry-After").orElseThrow()).matches("[1-9][0-9]?"));
    }

    @Test
    void haveNothingRunThatTheOthersAreThereFor() {
        assertThat(processors(one)).containsExactly("tenants");
        assertThat(processors(query)).containsExactlyInAnyOrder("customers", "erasures", "statistics", "tenants");
    }

    @Test
    void areReadyEachForItself() {
        // given
        var lonely = RunningServer.start(
                TestDatabase.freshUrl(), "customers.roles=command", "customers.acknowledge.wait=0s");
        try {
            Shop shop = lonely.newShop();
            // when
            Reply written = shop.post("/v1/customers", object("mobile", "9876543210"));
            // then
            assertThat(written.expect(201).header("X-Read-Model")).contains("behind");
            lonely.anybody().get("/actuator/health/readiness").expect(200);
        } finally {
            lonely.context().close();
        }
        one.anybody().get("/actuator/health/readiness").expect(200);
        query.anybody().get("/actuator/health/readiness").expect(200);
    }

    private static Reply shown(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
        assertThat(reply.header("X-Read-Model")).isEmpty();
        return reply;
    }

    private static java.util.Set<String> processors(RunningServer node) {
        return node.context()
                .getBean(EventProcessingConfiguration.class)
                .eventProcessors()
                .keySet();
    }

    private static List<String> operations(RunningServer node) {
        return new OpenApiCheck(
                        node.anybody().get("/v1/openapi.json").expect(200).body())
                .operations();
    }

    private static int status(RunningServer node, String key, String operation) {
        String[] parts = operation.split(" ");
        String path = parts[1].replaceAll("\\{[A-Za-z]+}", "0123456789abcdef01234567");
        Client client = path.startsWith("/admin/") ? node.operator() : node.holder(key);
        return client.send(parts[0], path, null).status();
    }

    private static <T> List<T> together(int times, java.util.function.IntFunction<T> task) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return task.apply(i);
                    }))
                    .toList();
            start.countDown();
            var results = new java.util.ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
