package com.talkingshops.customers.query.history.rest;

/** The replies that the interface's document shows. */
final class HistoryExamples {

    static final String PAGE = """
            {
              "history": [
                {
                  "sequence": 118,
                  "at": "2023-06-21T15:02:40Z",
                  "type": "order-changed",
                  "version": "1.2",
                  "orderId": "64a1b2c3d4e5f6789abc5678",
                  "summary": "Order ORD-001: status pending → completed",
                  "changes": [{"field": "status", "old": "pending", "new": "completed"}],
                  "actor": {"kind": "key", "keyId": "64a1b2c3d4e5f6789abc0001", "name": "web shop"},
                  "requestId": "65f0c0ffee00000000000001"
                }
              ],
              "total": 3,
              "totalPages": 3,
              "erased": false,
              "meta": {"page": 1, "limit": 1, "sort": "-sequence"}
            }""";

    static final String LINES = """
            {"sequence":118,"at":"2023-06-21T15:02:40Z","type":"order-changed","version":"1.2",…}
            {"sequence":112,"at":"2023-06-21T14:35:12Z","type":"order-placed","version":"1.1",…}
            """;

    static final String TABLE = """
            sequence,at,type,version,orderId,summary,changes,actorKind,actorKeyId,actorName,requestId
            118,2023-06-21T15:02:40Z,order-changed,1.2,64a1b2c3d4e5f6789abc5678,Order ORD-001: status pending → completed,…
            """;

    private HistoryExamples() {}
}
