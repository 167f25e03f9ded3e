package com.talkingshops.customers.query.operation.rest;

/** What replies about read models look like. */
final class ReadModelExamples {

    static final String DETAIL = """
            {"name": "customers", "state": "current", "position": 250000, "lagEvents": 0, "lagSeconds": 0.0,
             "rebuild": {"state": "building", "eventsDone": 100000, "eventsTotal": 250000, "eventsPerSecond": 25000,
                         "secondsLeft": 6, "startedAt": "2026-01-05T09:00:00Z", "endedAt": null, "problem": null,
                         "comparison": null},
             "verify": null, "swapBack": null, "previousUntil": "2026-01-05T10:00:00Z"}
            """;

    static final String VERIFIED = """
            {"name": "customers", "state": "current", "position": 250000, "lagEvents": 0, "lagSeconds": 0.0,
             "rebuild": null,
             "verify": {"state": "completed", "eventsDone": 250000, "eventsTotal": 250000, "eventsPerSecond": 25000,
                        "secondsLeft": 0, "startedAt": "2026-01-05T09:00:00Z", "endedAt": "2026-01-05T09:00:10Z",
                        "problem": null,
                        "comparison": {"position": 250000, "compared": 100000, "differences": 1, "eventsNotTakenIn": 0,
                                       "tables": [{"table": "customer", "compared": 100000, "missing": 0, "extra": 0,
                                                   "different": 1}],
                                       "rows": [{"table": "customer",
                                                 "key": {"tenant_id": "0191c6b2a4f01f3a5b7c9d0e",
                                                         "id": "64a1b2c3d4e5f6789abc1234"},
                                                 "difference": "different", "columns": ["name"]}]}},
             "swapBack": null, "previousUntil": null}
            """;

    static final String ALL = "{\"readModels\": [" + DETAIL + "]}";

    private ReadModelExamples() {}
}
