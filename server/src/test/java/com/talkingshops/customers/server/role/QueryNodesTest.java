package com.talkingshops.customers.server.role;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.RootKeySet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Query nodes are as many as one likes: they share the work, and take over from who is gone. */
class QueryNodesTest {

    private static final String SEGMENTS = "--event-store.segments=4";
    private static final String PATIENCE = "--customers.acknowledge.wait=60s";

    private final String url = TestDatabase.freshUrl();
    private final String rootKey = RootKeySet.fresh().text();
    private final JdbcClient database = JdbcClient.create(new DriverManagerDataSource(url));

    @Test
    void shareTheWorkAndTakeOverFromADeadOne() throws Exception {
        try (var command = node("command");
                var one = node("query");
                var another = node("query")) {
            // given
            String key = command.operator()
                    .post("/admin/tenants", object("name", "Shop", "region", "IN"))
                    .expect(201)
                    .text("/apiKey");
            await().atMost(Duration.ofSeconds(60)).until(() -> owners().size() == 2);
            // when
            create(command, key, "9876500001", "before");
            // then
            for (var node : List.of(one, another)) {
                assertThat(each(node.holder(key).get("/v1/customers").expect(200), "/customers", "name"))
                        .containsExactly("before");
            }
            // when
            one.kill();
            for (int i = 0; i < 20; i++) {
                // Of every segment, since nobody knows who had which.
                create(command, key, "98765001%02d".formatted(i), "after");
            }
            // then
            assertThat(owners()).hasSize(1);
            assertThat(each(another.holder(key).get("/v1/customers?limit=100").expect(200), "/customers", "name"))
                    .hasSize(21)
                    .contains("before");
        }
    }

    private NodeProcess node(String role) throws Exception {
        return NodeProcess.start(url, rootKey, "--customers.roles=" + role, SEGMENTS, PATIENCE);
    }

    private static void create(NodeProcess command, String key, String mobile, String name) {
        var reply = command.holder(key)
                .post("/v1/customers", object("mobile", mobile, "name", name))
                .expect(201);
        assertThat(reply.header("X-Read-Model")).isEmpty();
    }

    /** Who works on segments of the read model of customers. */
    private List<String> owners() {
        return database.sql(
                        "select distinct owner from es.token_entry where processor_name = 'customers' and owner is not null")
                .query(String.class)
                .list();
    }
}
