package com.talkingshops.customers.command.tenant.rest;

/** Requests and replies as the interface description shows them. */
final class TenantExamples {

    static final String NEW_TENANT = """
            {"name": "Tea Shop", "rateLimit": 100, "region": "IN", "currency": "INR"}""";

    static final String CREATED = """
            {"success": true, "message": "Tenant created successfully", "tenantId": "64a1b2c3d4e5f6789abc0001", \
            "keyId": "64a1b2c3d4e5f6789abc0002", "apiKey": "tsk_live_0000000000000000000000000000000003EVrKb"}""";

    static final String UPDATE = """
            {"updates": {"rateLimit": 600, "status": "active"}}""";

    static final String UPDATED = """
            {"success": true, "message": "Tenant updated successfully"}""";

    static final String ERASED = """
            {"success": true, "message": "Tenant erased successfully", "tenantId": "64a1b2c3d4e5f6789abc0001", \
            "erased": true, "receiptId": "64a1b2c3d4e5f6789abc9abc"}""";

    static final String NEW_KEY = """
            {"name": "Checkout", "scopes": ["customers:read", "orders:write"], "expiresAt": "2030-01-01T00:00:00Z", \
            "rateLimit": 50}""";

    static final String KEY_CREATED = """
            {"success": true, "message": "Key created successfully", \
            "tenantId": "64a1b2c3d4e5f6789abc0001", "keyId": "64a1b2c3d4e5f6789abc0003", \
            "apiKey": "tsk_live_0000000000000000000000000000000003EVrKb"}""";

    static final String KEY_REVOKED = """
            {"success": true, "message": "Key revoked successfully"}""";

    static final String ROTATION = """
            {"overlapDays": 2}""";

    static final String KEY_ROTATED = """
            {"success": true, "message": "Key rotated successfully", \
            "tenantId": "64a1b2c3d4e5f6789abc0001", "keyId": "64a1b2c3d4e5f6789abc0004", \
            "apiKey": "tsk_live_0000000000000000000000000000000003EVrKb"}""";

    private TenantExamples() {}
}
