package com.talkingshops.customers.query.tenant.rest;

/** What replies to the operator look like. */
final class TenantExamples {

    static final String TENANT = """
            {"tenantId": "0191c6b2a4f01f3a5b7c9d0e", "name": "Corner Shop", "status": "active", "rateLimit": 100,
             "region": "IN", "currency": "INR", "createdAt": "2026-01-05T09:00:00Z", "updatedAt": "2026-01-05T09:00:00Z"}
            """;

    static final String PAGE = """
            {"tenants": [
              {"tenantId": "0191c6b2a4f01f3a5b7c9d0e", "name": "Corner Shop", "status": "active", "rateLimit": 100,
               "region": "IN", "currency": "INR", "createdAt": "2026-01-05T09:00:00Z",
               "updatedAt": "2026-01-05T09:00:00Z"}],
             "total": 1, "totalPages": 1, "meta": {"page": 1, "limit": 10}}
            """;

    static final String KEYS = """
            {"keys": [
              {"keyId": "0191c6b2a4f12c4e6a8b0d1f", "name": "Website", "scopes": ["customers:read", "orders:write"],
               "expiresAt": null, "rateLimit": null, "createdAt": "2026-01-05T09:00:00Z", "revokedAt": null,
               "replacedBy": null}]}
            """;

    private TenantExamples() {}
}
