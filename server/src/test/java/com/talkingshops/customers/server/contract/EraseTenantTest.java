package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.api.customer.CustomerEvent.CustomerRegistered;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.replay.Rebuilding;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop that was erased is closed, and nobody can tell any more who its customers were. */
class EraseTenantTest {

    private static final String MOBILE = "919876543210";
    /** Longer than nodes keep keys without looking. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();
    private final Shop shop = server.newShop();
    private final Shop other = server.newShop();
    private String john;
    private String jane;

    @BeforeEach
    void bothHaveCustomers() {
        john = shop.customer(MOBILE, "John Doe", "john@example.com", "vip");
        jane = other.customer(MOBILE, "Jane Roe", "jane@example.com", "vip");
    }

    private Reply erase() {
        return operator.delete("/admin/tenants/" + shop.tenantId() + "?erase=true");
    }

    @Test
    void isClosedAtOnceAndKeepsTheFirstReceipt() {
        // when
        Reply reply = erase().expect(200);
        // then
        assertThat(shop.get("/v1/customers").status()).isEqualTo(401);
        assertThat(shop.post("/v1/customers", object("mobile", "919876543219")).status())
                .isEqualTo(401);
        assertThat(erase().expect(200).text("/receiptId")).isEqualTo(reply.text("/receiptId"));
        Reply receipt =
                operator.get("/admin/tenants/" + shop.tenantId() + "/erasure").expect(200);
        assertThat(receipt.text("/receiptId")).isEqualTo(reply.text("/receiptId"));
        assertThat(receipt.text("/requestedBy/keyId")).isEqualTo("operator");
        assertThat(receipt.json().at("/keysRetired").booleanValue()).isFalse();
        operator.get("/admin/tenants/" + other.tenantId() + "/erasure").expect(404);
        Reply tenant = operator.get("/admin/tenants/" + shop.tenantId()).expect(200);
        assertThat(tenant.text("/status")).isEqualTo("erased");
        operator.put("/admin/tenants/" + shop.tenantId(), object("updates", object("status", "active")))
                .expect(404);
        operator.put("/admin/tenants/" + other.tenantId(), object("updates", object("status", "erased")))
                .expect(400);
    }

    @Test
    void isForgottenWithAllOfItsCustomers() {
        // when
        erase().expect(200);
        // then
        assertThat(keys("subject_key")).isZero();
        assertThat(keys("tenant_key")).isZero();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(registered(john).name()).isNull());
        assertThat(registered(john).mobile()).isNull();
        assertThat(registered(john).email()).isNull();
        // and when: all is built anew from the events
        Rebuilding.of(server, "customers");
        // then
        assertThat(keys("subject_key")).isZero();
        assertThat(keys("tenant_key")).isZero();
        assertThat(letters()).isZero();
    }

    @Test
    void leavesOthersAsTheyAre() {
        // when
        erase().expect(200);
        // then
        assertThat(other.get("/v1/customers/" + jane).expect(200).text("/name")).isEqualTo("Jane Roe");
        assertThat(other.get("/v1/customers?searchTerm=jane")
                        .expect(200)
                        .json()
                        .at("/total")
                        .intValue())
                .isEqualTo(1);
        assertThat(registered(jane).name()).isEqualTo("Jane Roe");
        other.customer("919876543211", "Joan", null, null);
    }

    @Test
    void isNotErasedByMistake() {
        operator.delete("/admin/tenants/" + shop.tenantId()).expect(405);
        operator.delete("/admin/tenants/" + shop.tenantId() + "?erase=false").expect(405);
        operator.delete("/admin/tenants/" + shop.tenantId() + "?erase=yes").expect(400);
        operator.delete("/admin/tenants/64a1b2c3d4e5f6789abc1234?erase=true").expect(404);
        shop.get("/v1/customers/" + john).expect(200);
    }

    private CustomerRegistered registered(String customer) {
        return (CustomerRegistered) server.context()
                .getBean(EventStore.class)
                .readEvents(customer)
                .next()
                .getPayload();
    }

    private long keys(String table) {
        return database()
                .sql("select count(*) from es.%s where tenant_id = ?".formatted(table))
                .param(shop.tenantId())
                .query(Long.class)
                .single();
    }

    private long letters() {
        return database()
                .sql("select count(*) from es.dead_letter where sequence_identifier = ?")
                .param(john)
                .query(Long.class)
                .single();
    }

    private JdbcClient database() {
        return server.context().getBean(JdbcClient.class);
    }
}
