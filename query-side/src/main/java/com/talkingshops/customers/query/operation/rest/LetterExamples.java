package com.talkingshops.customers.query.operation.rest;

/** What replies about dead letters look like. */
final class LetterExamples {

    static final String LETTER = """
            {"id": "9f31eb43-233c-4ec9-a7f8-70febdf285c0", "readModel": "customers",
             "tenantId": "0191c6b2a4f01f3a5b7c9d0e", "sequence": "64a1b2c3d4e5f6789abc1234",
             "eventType": "CustomerRegistered", "position": 4711, "enqueuedAt": "2026-01-05T09:00:00Z",
             "lastTriedAt": "2026-01-05T09:00:07Z", "attempts": 4, "cause": "org.postgresql.util.PSQLException",
             "causeDetail": "SQLState 23514, constraint customer_check", "sequenceLength": 2}
            """;

    static final String PAGE = "{\"deadLetters\": [" + LETTER
            + "], \"total\": 1, \"totalPages\": 1, \"meta\": {\"page\": 1, \"limit\": 10}}";

    static final String RETRIED = """
            {"success": true, "message": "All events were taken in", "written": 2, "left": 0}
            """;

    static final String DROPPED = """
            {"success": true, "message": "The read model goes without this event", "left": 1}
            """;

    private LetterExamples() {}
}
