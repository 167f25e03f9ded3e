package com.talkingshops.customers.query.audit.rest;

/** The replies that the interface's document shows. */
final class AuditTrailExamples {

    static final String PAGE = """
            {
              "entries": [
                {
                  "sequence": 118,
                  "at": "2023-06-21T15:02:40Z",
                  "type": "tenant-changed",
                  "version": null,
                  "tenantId": "64a1b2c3d4e5f6789abc0001",
                  "customerId": null,
                  "orderId": null,
                  "keyId": null,
                  "summary": "Shop changed: status",
                  "changes": [{"field": "status", "old": "active", "new": "suspended"}],
                  "actor": {"kind": "operator", "keyId": null, "name": "operator"},
                  "requestId": "65f0c0ffee00000000000001"
                }
              ],
              "total": 3,
              "totalPages": 3,
              "meta": {"page": 1, "limit": 1, "sort": "-sequence"}
            }""";

    static final String LINES = """
            {"sequence":118,"at":"2023-06-21T15:02:40Z","type":"tenant-changed","version":null,…}
            {"sequence":112,"at":"2023-06-21T14:35:12Z","type":"key-issued","version":null,…}
            """;

    static final String TABLE = """
            sequence,at,type,version,tenantId,customerId,orderId,keyId,summary,changes,actorKind,actorKeyId,actorName,requestId
            118,2023-06-21T15:02:40Z,tenant-changed,,64a1b2c3d4e5f6789abc0001,,,,Shop changed: status,…
            """;

    private AuditTrailExamples() {}
}
