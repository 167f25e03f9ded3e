package com.talkingshops.customers.query.operation.rest;

/** What replies about read models look like. */
final class ReadModelExamples {

    static final String DETAIL = """
            {"name": "customers", "state": "current", "position": 250000, "lagEvents": 0, "lagSeconds": 0.0,
             "rebuild": {"state": "building", "eventsDone": 100000, "eventsTotal": 250000, "eventsPerSecond": 25000,
                         "secondsLeft": 6, "startedAt": "2026-01-05T09:00:00Z", "endedAt": null, "problem": null}}
            """;

    static final String ALL = "{\"readModels\": [" + DETAIL + "]}";

    private ReadModelExamples() {}
}
