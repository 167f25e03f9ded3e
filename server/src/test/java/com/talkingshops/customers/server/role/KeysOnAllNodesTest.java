package com.talkingshops.customers.server.role;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whoever is locked out on one node is out on every other within a second. */
class KeysOnAllNodesTest {

    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    private static final String URL = TestDatabase.freshUrl();

    private static RunningServer one;
    private static RunningServer other;

    @BeforeAll
    static void start() {
        one = RunningServer.start(URL, "customers.roles=command", "customers.acknowledge.wait=30s");
        other = RunningServer.start(URL, "customers.roles=query", "customers.acknowledge.wait=30s");
    }

    @AfterAll
    static void stop() {
        other.context().close();
        one.context().close();
    }

    private final Shop shop = one.newShop();
    private final Client client = other.holder(shop.apiKey());

    @Nested
    class AreRefused {

        @Test
        void whenTheyAreRevoked() {
            refusedAfter(401, () -> one.operator().delete(keys() + "/" + keyId()));
        }

        @Test
        void whenTheyAreRotatedWithoutAnOverlap() {
            refusedAfter(401, () -> one.operator().post(keys() + "/" + keyId() + "/rotate", object("overlapDays", 0)));
        }

        @Test
        void whenTheirTenantIsSuspended() {
            refusedAfter(
                    403,
                    () -> one.operator()
                            .put(
                                    "/admin/tenants/" + shop.tenantId(),
                                    object("updates", object("status", "suspended"))));
        }

        @Test
        void whenTheirTenantIsErased() {
            refusedAfter(401, () -> one.operator().delete("/admin/tenants/" + shop.tenantId() + "?erase=true"));
        }

        @Test
        void whileNoNodeHearsOfAnother() {
            whileNobodyListens(() -> refusedAfter(401, () -> one.operator().delete(keys() + "/" + keyId())));
        }
    }

    private void refusedAfter(int status, Supplier<Reply> change) {
        // given
        client.get("/v1/customers").expect(200);
        // when
        Reply changed = change.get();
        long told = System.nanoTime();
        assertThat(changed.status()).as(changed.body()).isBetween(200, 201);
        assertThat(changed.header("X-Read-Model")).isEmpty();
        // then
        long sent;
        Reply reply;
        do {
            sent = System.nanoTime();
            reply = client.get("/v1/customers");
        } while (reply.status() == 200 && sent - told <= A_SECOND);
        reply.expect(status);
    }

    private static void whileNobodyListens(Runnable doing) {
        var over = new AtomicBoolean();
        var database = JdbcClient.create(new DriverManagerDataSource(URL));
        var cutting = Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                database.sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and application_name = 'event-store listener'")
                        .query()
                        .listOfRows();
            }
        });
        try {
            doing.run();
        } finally {
            over.set(true);
            join(cutting);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keys() {
        return "/admin/tenants/" + shop.tenantId() + "/keys";
    }

    private String keyId() {
        return one.operator().get(keys()).expect(200).json().at("/keys/0/keyId").asString();
    }
}
