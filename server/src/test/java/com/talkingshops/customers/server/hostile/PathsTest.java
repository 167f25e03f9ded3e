package com.talkingshops.customers.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.RunningServer;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path or a method gets past the door, or out of the envelope. */
@ExtendWith(NothingIsStored.class)
class PathsTest {

    @Nested
    class OfTenants {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/v1/customers",
                    "//v1/customers",
                    "/v1//customers",
                    "///v1///customers",
                    "/v1/./customers",
                    "/./v1/customers",
                    "/v1/customers/",
                    "/v1/customers/.",
                    "/v1/x/../customers",
                    "/v1/%2e/customers",
                    "/v1/x/%2e%2e/customers",
                    "/v1/customers;",
                    "/v1/customers;jsessionid=1",
                    "/v1;x/customers",
                    "/;/v1/customers",
                    "/v1/;/customers",
                    "/v1;/openapi.json/../customers",
                    "/v1/openapi.json/../customers",
                    "/v1/openapi.json/%2e%2e/customers",
                    "/v1/openapi.json;/../customers",
                    "/actuator/health/liveness/../../../v1/customers",
                    "/docs/../v1/customers",
                    "/docs/..;/v1/customers",
                    "/V1/customers",
                    "/v1/CUSTOMERS",
                    "/v1%2fcustomers",
                    "/v1%2Fcustomers",
                    "/v1%5ccustomers",
                    "/v1\\customers",
                    "/%76%31/customers",
                    "/v1/%63ustomers",
                    "/v1/customers%00",
                    "/v1/customers%20",
                    "/v1/customers%09",
                    "/v1/customers%0a",
                    "/v1/customers%0d%0aX:y",
                    "/v1/customers.json",
                    "/v1/customers.html",
                    "/v1/customers%3f",
                    "/v1/customers%23",
                    "/v1/customers/%2e%2e/customers",
                    "/v1/customers/..%2fcustomers",
                    "/v1/customers%252e",
                    "/v1/%c0%ae%c0%ae/customers",
                    "/v1/%ef%bc%8e/customers",
                    "/v1/customers/stats",
                    "/v1/customers/lookup?mobile=919876543210",
                    "/v1/orders/",
                    "/v1/customers/%2e%2e/orders"
                })
        void openToNobodyWithoutAKey(String path) {
            // when
            Answer answer = Wire.send("GET " + path + " HTTP/1.1", Wire.host(), "Connection: close")
                    .assertRefused();

            // then
            assertThat(answer.status()).isIn(400, 401, 404);
            // and with the key of another shop they show nothing of this one
            Answer known = Victim.read(path).assertDecent();
            assertThat(known.status()).isIn(200, 400, 404);
        }
    }

    @Nested
    class OfTheOperator {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin/tenants",
                    "//admin/tenants",
                    "/admin//tenants",
                    "/admin/tenants/",
                    "/admin/./tenants",
                    "/./admin/tenants",
                    "/admin;x/tenants",
                    "/admin;/tenants",
                    "/;/admin/tenants",
                    "/;x=/v1/..;/admin/tenants",
                    "/admin/tenants;",
                    "/ADMIN/tenants",
                    "/Admin/tenants",
                    "/%61dmin/tenants",
                    "/%2561dmin/tenants",
                    "/admin%2ftenants",
                    "/admin%2Ftenants",
                    "/admin%5ctenants",
                    "/v1/../admin/tenants",
                    "/v1/..;/admin/tenants",
                    "/v1/%2e%2e/admin/tenants",
                    "/v1/.%2e/admin/tenants",
                    "/v1/customers/../../admin/tenants",
                    "/v1/customers/..%2f..%2fadmin/tenants",
                    "/v1/openapi.json/../../admin/tenants",
                    "/v1/openapi.json/%2e%2e/%2e%2e/admin/tenants",
                    "/docs/../admin/tenants",
                    "/swagger-ui/../admin/tenants",
                    "/actuator/health/liveness/../../../admin/tenants",
                    "/actuator/health/liveness/..;/..;/..;/admin/tenants",
                    "/actuator/health/liveness;/../../env",
                    "/actuator/health/liveness/../../metrics",
                    "/actuator//metrics",
                    "/actuator/metrics;",
                    "/ACTUATOR/metrics",
                    "/actuator/health/liveness/../readiness/../../prometheus",
                    "/admin/tenants%00",
                    "/admin%00/tenants",
                    "/admin/tenants%20",
                    "/admin%20/tenants",
                    "/admin/tenants.json",
                    "/error",
                    "/v1/../actuator/env",
                    "/actuator/heapdump",
                    "/actuator/env",
                    "/actuator/shutdown",
                    "/actuator/loggers"
                })
        void openToNoTenant(String path) {
            for (String key : new String[] {
                "x-tenant-api-key: " + Victim.SHOP.apiKey(), "x-admin-api-key: " + Victim.SHOP.apiKey(), "x-nothing: x"
            }) {
                Answer answer = Wire.send("GET " + path + " HTTP/1.1", Wire.host(), "Connection: close", key)
                        .assertRefused();
                assertThat(answer.status()).isIn(400, 401, 404);
                assertThat(answer.body()).doesNotContain(Victim.SHOP.tenantId());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "FOO"})
        void openToNoTenantByAnotherMethod(String method) {
            for (String path :
                    new String[] {"/admin/tenants", "/admin/tenants/" + Victim.SHOP.tenantId(), "/actuator/metrics"}) {
                Answer answer = Wire.send(
                                method + " " + path + " HTTP/1.1",
                                Wire.host(),
                                "Connection: close",
                                "Content-Length: 0",
                                "x-tenant-api-key: " + Victim.SHOP.apiKey())
                        .assertRefused();
                assertThat(answer.status()).isIn(401, 405);
            }
        }
    }

    @Nested
    class Methods {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "TRACE",
                    "TRACK",
                    "PATCH",
                    "FOO",
                    "CONNECT",
                    "PROPFIND",
                    "get",
                    "Post",
                    "BREW",
                    "DEBUG",
                    "PURGE",
                    "LINK",
                    "QUERY",
                    "X-Y",
                    "G@T",
                    "G\u0000T",
                    "GÉT",
                    "*"
                })
        void thatNobodyKnowsAreRefused(String method) {
            for (String path :
                    new String[] {"/v1/customers", "/v1/customers/" + Victim.CUSTOMER, "/v1/orders", "/v1/nothing", "/"
                    }) {
                Answer answer = Wire.send(
                                method + " " + path + " HTTP/1.1",
                                Wire.host(),
                                "Connection: close",
                                "Cookie: secret=1",
                                "x-tenant-api-key: " + Victim.SHOP.apiKey())
                        .assertRefused();
                assertThat(answer.status()).isIn(400, 404, 405);
                assertThat(answer.body()).doesNotContain("secret", Victim.SHOP.apiKey());
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/v1/customers", "/v1/nothing", "/", "/docs"})
        void thatNobodyKnowsAreRefusedWithoutAKeyToo(String path) {
            for (String method : new String[] {"TRACE", "PATCH", "FOO", "OPTIONS", "DELETE"}) {
                Answer answer = Wire.send(method + " " + path + " HTTP/1.1", Wire.host(), "Connection: close")
                        .assertDecent();
                if (path.startsWith("/v1")) {
                    assertThat(answer.status()).isIn(401, 405);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"/v1/customers", "/v1/customers/x", "/v1/nothing", "/nothing", "/admin/tenants"})
        void headAnswersWithoutABody(String path) {
            Answer answer = Wire.send(
                    "HEAD " + path + " HTTP/1.1",
                    Wire.host(),
                    "Connection: close",
                    "x-tenant-api-key: " + Victim.SHOP.apiKey());
            assertThat(answer.assertHarmless().body()).isEmpty();
            assertThat(answer.status()).isEqualTo(statusOfGet(path));
        }

        private int statusOfGet(String path) {
            return RunningServer.shared().holder(Victim.SHOP.apiKey()).get(path).status();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/v1/customers", "/v1/customers/bulk", "*"})
        void optionsTellAtMostWhichMethodsThereAre(String path) {
            Answer answer = Wire.send(
                            "OPTIONS " + path + " HTTP/1.1",
                            Wire.host(),
                            "Connection: close",
                            "x-tenant-api-key: " + Victim.SHOP.apiKey())
                    .assertDecent();
            assertThat(answer.head().toUpperCase(Locale.ROOT)).doesNotContain("TRACE", "SERVER:", "X-POWERED-BY");
        }
    }
}
