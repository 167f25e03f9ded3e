package com.talkingshops.customers.server.contract;

import static com.talkingshops.customers.server.http.Client.object;
import static com.talkingshops.customers.server.http.Replies.each;
import static com.talkingshops.customers.server.http.Replies.faultyFields;
import static com.talkingshops.customers.server.http.Replies.number;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator does with tenants. */
class TenantsTest {

    private final RunningServer server = RunningServer.shared();
    private final Client operator = server.operator();

    @Nested
    class PostTenants {

        @Test
        void makesATenantWithAKeyOfAllScopes() {
            // when
            Reply reply = create(object("name", "Corner Shop"));

            // then
            assertThat(reply.json().get("success").booleanValue()).isTrue();
            assertThat(reply.text("/message")).isNotBlank();
            assertThat(reply.text("/tenantId")).matches("[0-9a-f]{24}");
            assertThat(reply.text("/apiKey")).startsWith("tsk_live_").hasSizeGreaterThan(40);
            Client client = server.holder(reply.text("/apiKey"));
            String id =
                    client.post("/v1/customers", Document.CREATE).expect(201).text("/customerId");
            client.get("/v1/customers/stats").expect(200);
            client.post("/v1/orders", object("mobile", "919876543210", "final_amount", 1))
                    .expect(201);
            client.get("/v1/orders").expect(200);
            client.delete("/v1/customers/" + id).expect(200);
        }

        @Test
        void fillsInWhatWasLeftOut() {
            // given
            String id = create(object("name", " Corner Shop ")).text("/tenantId");

            // when
            Reply tenant = operator.get("/admin/tenants/" + id).expect(200);

            // then
            assertThat(tenant.text("/name")).isEqualTo("Corner Shop");
            assertThat(tenant.text("/status")).isEqualTo("active");
            assertThat(number(tenant, "/rateLimit")).isEqualTo(100);
            assertThat(tenant.text("/region")).isEqualTo("IN");
            assertThat(tenant.text("/currency")).isEqualTo("INR");
        }

        @ParameterizedTest
        @CsvSource({
            "name, null",
            "name, ''",
            "name, 7",
            "rateLimit, 0",
            "rateLimit, 10000001",
            "rateLimit, -1",
            "rateLimit, 1.5",
            "rateLimit, '\"5\"'",
            "region, '\"XX\"'",
            "region, '\"IND\"'",
            "region, 91",
            "currency, '\"RUPEE\"'",
            "currency, '\"XYZ\"'",
            "status, '\"active\"'",
            "tenantId, '\"64a1b2c3d4e5f6789abc1234\"'",
            "color, '\"red\"'"
        })
        void refusesFaults(String member, String value) {
            var json = value.isEmpty() ? "\"\"" : value;
            String name = member.equals("name") ? "" : "\"name\":\"x\",";
            Reply reply = operator.post("/admin/tenants", "{" + name + "\"" + member + "\":" + json + "}");
            assertThat(faultyFields(reply)).containsExactly(member);
        }
    }

    @Nested
    class GetTenants {

        @Test
        void showsPagesNewestFirst() {
            // given
            String first = create(object("name", "First")).text("/tenantId");
            String second = create(object("name", "Second")).text("/tenantId");

            // when
            Reply reply = operator.get("/admin/tenants?limit=2").expect(200);

            // then
            assertThat(each(reply, "/tenants", "tenantId")).containsExactly(second, first);
            assertThat(number(reply, "/total")).isGreaterThanOrEqualTo(2);
            assertThat(number(reply, "/totalPages")).isEqualTo((number(reply, "/total") + 1) / 2);
            assertThat(reply.body()).doesNotContain("tsk_live_");
            assertThat(faultyFields(operator.get("/admin/tenants?limit=0&page=0&x=1")))
                    .containsExactlyInAnyOrder("limit", "page", "x");
        }

        @ParameterizedTest
        @ValueSource(strings = {"64a1b2c3d4e5f6789abc1234", "x"})
        void isNotFoundWhereThereIsNone(String id) {
            assertThat(operator.get("/admin/tenants/" + id).expect(404).text("/error/message"))
                    .isEqualTo("Tenant not found");
            assertThat(operator.put("/admin/tenants/" + id, object("updates", object("name", "x")))
                            .expect(404)
                            .errorCode())
                    .isEqualTo("NotFoundError");
        }
    }

    @Nested
    class PutTenant {

        private final Reply tenant = create(object("name", "Corner Shop"));
        private final String path = "/admin/tenants/" + tenant.text("/tenantId");

        @Test
        void changesWhatIsNamed() {
            // when
            update(object("name", "Grand Shop", "region", "GB", "currency", "GBP", "rateLimit", 50));

            // then
            Reply changed = operator.get(path);
            assertThat(changed.text("/name")).isEqualTo("Grand Shop");
            assertThat(changed.text("/region")).isEqualTo("GB");
            assertThat(changed.text("/currency")).isEqualTo("GBP");
            assertThat(number(changed, "/rateLimit")).isEqualTo(50);
            Client client = server.holder(tenant.text("/apiKey"));
            String id = client.post("/v1/customers", object("mobile", "07400 123456"))
                    .expect(201)
                    .text("/customerId");
            assertThat(client.get("/v1/customers/" + id).text("/mobile")).isEqualTo("447400123456");
        }

        @Test
        void suspendsAndLetsInAgainAtOnce() {
            // given
            Client client = server.holder(tenant.text("/apiKey"));
            client.get("/v1/customers").expect(200);

            // when
            update(object("status", "suspended"));

            // then
            assertThat(client.get("/v1/customers").expect(403).errorCode()).isEqualTo("AuthorizationError");
            client.post("/v1/customers", Document.CREATE).expect(403);
            assertThat(operator.get(path).text("/status")).isEqualTo("suspended");
            update(object("status", "active"));
            assertThat(number(client.get("/v1/customers").expect(200), "/total"))
                    .isZero();
        }

        @Test
        void refusesFaults() {
            assertThat(faultyFields(operator.put(path, "{}"))).containsExactly("updates");
            assertThat(faultyFields(operator.put(path, object("updates", object()))))
                    .containsExactly("updates");
            assertThat(faultyFields(operator.put(
                            path,
                            object(
                                    "updates",
                                    object(
                                            "name",
                                            null,
                                            "status",
                                            "gone",
                                            "rateLimit",
                                            null,
                                            "region",
                                            "ZZ",
                                            "currency",
                                            null,
                                            "apiKey",
                                            "x")))))
                    .containsExactlyInAnyOrder(
                            "updates.name",
                            "updates.status",
                            "updates.rateLimit",
                            "updates.region",
                            "updates.currency",
                            "updates.apiKey");
        }

        private void update(Object updates) {
            operator.put(path, object("updates", updates)).expect(200);
        }
    }

    private Reply create(Object body) {
        return operator.post("/admin/tenants", body).expect(201);
    }
}
