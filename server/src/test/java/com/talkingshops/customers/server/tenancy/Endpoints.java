package com.talkingshops.customers.server.tenancy;

import static com.talkingshops.customers.server.http.Client.object;

import java.util.List;
import java.util.stream.Stream;

/** The matrix: every endpoint of the application has a row here, or the build fails. */
final class Endpoints {

    private static final List<Endpoint> TENANTS = List.of(
            Endpoint.ofTenants("POST", "/v1/customers", "customers:write")
                    .sending(given -> object("mobile", "919876543219")),
            Endpoint.ofTenants("POST", "/v1/customers/bulk", "customers:write")
                    .sending(given -> object("customers", List.of(object("mobile", "919876543219")))),
            Endpoint.ofTenants("GET", "/v1/customers", "customers:read"),
            Endpoint.ofTenants("GET", "/v1/customers/{customerId}", "customers:read"),
            Endpoint.ofTenants("PUT", "/v1/customers/{customerId}", "customers:write")
                    .sending(given -> object("updates", object("name", "Changed"))),
            Endpoint.ofTenants("DELETE", "/v1/customers/{customerId}", "customers:write"),
            Endpoint.ofTenants("DELETE", "/v1/customers/{customerId}", "customers:erase")
                    .asking("?erase=true"),
            Endpoint.ofTenants("GET", "/v1/customers/{customerId}/export", "customers:erase"),
            Endpoint.ofTenants("GET", "/v1/customers/{customerId}/history", "customers:read")
                    .asking("?type=customer-registered"),
            Endpoint.ofTenants("GET", "/v1/erasures/{receiptId}", "customers:erase"),
            Endpoint.ofTenants("GET", "/v1/customers/{customerId}/orders", "orders:read"),
            Endpoint.ofTenants("GET", "/v1/customers/lookup", "customers:read").asking("?mobile=" + Given.MOBILE),
            Endpoint.ofTenants("POST", "/v1/customers/lookup", "customers:read")
                    .sending(given -> object("mobile", Given.MOBILE)),
            Endpoint.ofTenants("GET", "/v1/customers/stats", "stats:read"),
            Endpoint.ofTenants("POST", "/v1/orders", "orders:write")
                    .sending(given -> object("mobile", Given.MOBILE, "final_amount", 1)),
            Endpoint.ofTenants("GET", "/v1/orders", "orders:read"),
            Endpoint.ofTenants("GET", "/v1/orders/{orderId}", "orders:read"),
            Endpoint.ofTenants("PUT", "/v1/orders/{orderId}", "orders:write")
                    .sending(given -> object("updates", object("status", "changed"))));

    private static final List<Endpoint> OPERATOR = List.of(
            Endpoint.ofTheOperator("POST", "/admin/tenants").sending(given -> object("name", "Another shop")),
            Endpoint.ofTheOperator("GET", "/admin/tenants"),
            Endpoint.ofTheOperator("GET", "/admin/tenants/{tenantId}"),
            Endpoint.ofTheOperator("PUT", "/admin/tenants/{tenantId}")
                    .sending(given -> object("updates", object("name", "Changed"))),
            Endpoint.ofTheOperator("DELETE", "/admin/tenants/{tenantId}").asking("?erase=true"),
            Endpoint.ofTheOperator("GET", "/admin/tenants/{tenantId}/erasure"),
            Endpoint.ofTheOperator("POST", "/admin/tenants/{tenantId}/keys")
                    .sending(given -> object("name", "new", "scopes", List.of("customers:read"))),
            Endpoint.ofTheOperator("GET", "/admin/tenants/{tenantId}/keys"),
            Endpoint.ofTheOperator("DELETE", "/admin/tenants/{tenantId}/keys/{keyId}"),
            Endpoint.ofTheOperator("POST", "/admin/tenants/{tenantId}/keys/{keyId}/rotate")
                    .sending(given -> object("overlapDays", 1)),
            Endpoint.ofTheOperator("GET", "/admin/audit"),
            Endpoint.ofTheOperator("GET", "/admin/audit/key"),
            Endpoint.ofTheOperator("POST", "/admin/audit/checkpoints"),
            Endpoint.ofTheOperator("GET", "/admin/audit/checkpoints"),
            Endpoint.ofTheOperator("POST", "/admin/audit/verify"),
            Endpoint.ofTheOperator("GET", "/admin/audit/verify"),
            Endpoint.ofTheOperator("GET", "/admin/audit/export"),
            Endpoint.ofTheOperator("GET", "/admin/dead-letters"),
            Endpoint.ofTheOperator("GET", "/admin/dead-letters/{deadLetterId}"),
            Endpoint.ofTheOperator("POST", "/admin/dead-letters/{deadLetterId}/retry"),
            Endpoint.ofTheOperator("DELETE", "/admin/dead-letters/{deadLetterId}"),
            Endpoint.ofTheOperator("GET", "/admin/keys"),
            Endpoint.ofTheOperator("GET", "/admin/keys/export"),
            Endpoint.ofTheOperator("POST", "/admin/keys/rotate"),
            Endpoint.ofTheOperator("GET", "/admin/read-models"),
            Endpoint.ofTheOperator("GET", "/admin/read-models/{readModel}"),
            Endpoint.ofTheOperator("POST", "/admin/read-models/{readModel}/rebuild"),
            Endpoint.ofTheOperator("DELETE", "/admin/read-models/{readModel}/rebuild"),
            Endpoint.ofTheOperator("POST", "/admin/read-models/{readModel}/verify"),
            Endpoint.ofTheOperator("DELETE", "/admin/read-models/{readModel}/verify"),
            Endpoint.ofTheOperator("POST", "/admin/read-models/{readModel}/swap-back"),
            Endpoint.ofTheOperator("DELETE", "/admin/read-models/{readModel}/swap-back"));

    /** Open to everybody; there is nothing of a tenant in it. */
    static final List<String> OPEN =
            List.of("GET /v1/openapi.json", "GET /v1/openapi.json.yaml", "GET /v1/openapi.json/swagger-config");

    private Endpoints() {}

    static Stream<Endpoint> ofTenants() {
        return TENANTS.stream();
    }

    static Stream<Endpoint> ofTheOperator() {
        return OPERATOR.stream();
    }

    static Stream<Endpoint> all() {
        return Stream.concat(ofTenants(), ofTheOperator());
    }

    static Stream<Endpoint> ofTenantsWithAnId() {
        return ofTenants().filter(endpoint -> !endpoint.variables().isEmpty());
    }

    static Stream<Endpoint> thatRead() {
        return ofTenants().filter(Endpoint::reads);
    }
}
