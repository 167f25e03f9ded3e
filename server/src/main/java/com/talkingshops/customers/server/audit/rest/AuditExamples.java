package com.talkingshops.customers.server.audit.rest;

/** What the audit answers, as its description shows it. */
final class AuditExamples {

    static final String KEY = """
            {"key": "1f0c2b9d6a3e4f58",
             "publicKey": "-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\\n-----END PUBLIC KEY-----\\n"}
            """;

    private static final String STATEMENT = """
            "format": "customer-management-checkpoint-1", "madeAt": "2026-01-05T09:00:00Z", "tenantId": null,
            "position": 1204, "events": 1200,
            "root": "6f1ed002ab5595859014ebf0951522d9a0b1d7fd0e1f8cf9a2a4bd1d2f5a3c11",
            "key": "1f0c2b9d6a3e4f58",
            "signature": "kqGk2xv7Qm0s0YFbZfXU1y8cV3l1x1nC8s5B0N0o3mG3i8rJkq9f0mH3m9lq0b5dU3bS3Q0b1v8q2mA7m5pWDA=="
            """;

    static final String CHECKPOINT = "{" + STATEMENT + """
            , "heads": [{"tenantId": "64a1b2c3d4e5f6789abc0001", "number": 1180, "globalIndex": 1204,
                         "hash": "9b74c9897bac770ffc029102a200c5de3a1f6a9c8e1b2d3f4a5b6c7d8e9f0a1b"}]}
            """;

    static final String CHECKPOINTS = "{\"checkpoints\": [{" + STATEMENT + ", \"heads\": null}]}";

    static final String VERIFY = "{\"tenantId\": \"64a1b2c3d4e5f6789abc0001\"}";

    static final String RUNNING = """
            {"state": "running", "tenantId": null, "startedAt": "2026-01-05T09:00:00Z", "endedAt": null,
             "eventsDone": 0, "eventsTotal": 0, "eventsPerSecond": 0, "position": null,
             "eventsUnchained": null, "intact": null, "first": null, "problem": null}
            """;

    static final String FOUND = """
            {"state": "completed", "tenantId": null, "startedAt": "2026-01-05T09:00:00Z",
             "endedAt": "2026-01-05T09:00:06Z", "eventsDone": 1200000, "eventsTotal": 1200000, "eventsPerSecond": 200000,
             "position": 1204112, "eventsUnchained": 3, "intact": false,
             "first": {"kind": "altered", "tenantId": "64a1b2c3d4e5f6789abc0001", "number": 17, "globalIndex": 4711,
                       "eventId": "0b9b1f6e-2c1f-4a8e-9d3a-1f2e3d4c5b6a",
                       "detail": "This event, or its link, is not what it was when it was chained."},
             "problem": null}
            """;

    static final String EXPORT = """
            {"file":{"format":"customer-management-audit-1","exportedAt":"2026-01-05T09:00:00Z","tenantId":"64a1b2c3d4e5f6789abc0001"}}
            {"event":{"link":{"globalIndex":1204,"ordinal":1200,"tenantId":"64a1b2c3d4e5f6789abc0001","number":1180,"hash":"9b74…"},"stored":{"globalIndex":1204,"aggregateIdentifier":"64a1b2c3d4e5f6789abc1234","sequenceNumber":3,"type":"Customer","eventIdentifier":"0b9b…","timeStamp":"2026-01-05T08:59:00.000Z","payloadType":"customer-changed","payloadRevision":null,"payload":"ey…","metaData":"ey…"}}}
            {"checkpoint":{"format":"customer-management-checkpoint-1","…":"…"}}
            """;

    private AuditExamples() {}
}
