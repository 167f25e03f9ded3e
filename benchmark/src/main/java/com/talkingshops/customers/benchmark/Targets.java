package com.talkingshops.customers.benchmark;

import com.talkingshops.customers.benchmark.figure.Target;

/** What the server is meant to reach on two cores that it shares with its database and its clients. */
final class Targets {

    static final Target CREATES_AGAINST_INSERTS =
            new Target("creates, against the same inserts over plain JDBC", "×", 0.30, 0.50);
    static final Target CREATES_AGAINST_DEFAULTS = new Target("creates, against the starter's defaults", "×", 1.2, 2);
    static final Target VISIBLE =
            new Target("creates acknowledged and visible in the list, against the starter's defaults", "×", 5, 10);
    static final Target GET = new Target("get by id, against the no-op", "×", 0.40, 0.70);
    static final Target LOOKUP = new Target("lookup by mobile, against the no-op", "×", 0.40, 0.70);
    static final Target PAGE = new Target("page of 10 with totals, against the no-op", "×", 0.25, 0.40);
    static final Target STATISTICS = new Target("statistics, against the no-op", "×", 0.30, 0.50);
    static final Target RANGE_OTHER_SORT = new Target("date range with another sort, page 1,000: p95", "ms", 100, 25);
    static final Target SEARCH = new Target("search for stored terms, with totals: p95", "ms", 100, 30);
    static final Target BY_NAME = new Target("sorted by name: p95", "ms", 100, 30);
    static final Target COMMON_SEARCH = new Target("search that matches 5 %, with totals: p95", "ms", 250, 100);
    static final Target REPLAY = new Target("replay into all read models", "events/s", 20_000, 50_000);
    static final Target OTHER_NODE = new Target("write to visible in another process: p99", "ms", 250, 50);
    static final Target TWO_NODES = new Target("creates, two command nodes together against one", "×", 0.8, 1.0);
    static final Target REFUSAL = new Target("refusal under three times the highest rate: p99", "ms", 1_000, 100);
    static final Target RECOVERY =
            new Target("from the end of a load that was too much until replies are as quick as before", "s", 5, 1);
    static final Target NEIGHBOUR =
            new Target("p99 of tenants beside one at 50 times its limit, against without", "×", 1.5, 1.1);
    static final Target GROWTH = new Target("creates with many events stored, against few", "×", 0.9, 1.0);
    static final Target RESTART =
            new Target("from the death of the database under load until creates are as fast as before", "s", 10, 5);

    static final Target SEALED_CREATES = new Target("creates, sealed against an idle cipher", "×", 0.9, 1.0);
    static final Target SEALED_GET = new Target("get by id, sealed against an idle cipher", "×", 0.9, 1.0);
    static final Target SEALED_LIST = new Target("page of 10, sealed against an idle cipher", "×", 0.9, 1.0);
    static final Target SEALED_SEARCH = new Target("search, sealed against an idle cipher", "×", 0.7, 1.0);
    static final Target SEALED_BY_NAME = new Target("sorted by name, sealed against an idle cipher", "×", 0.7, 1.0);
    static final Target SEALED_REPLAY = new Target("replay, sealed against an idle cipher", "×", 0.6, 1.0);

    static final Target CHAINED_CREATES = new Target("creates, chained against not", "×", 0.95, 1.0);
    static final Target CHAIN_LAG = new Target("how long an event waits for the chain under load, at most", "s", 10, 1);
    static final Target VERIFICATION = new Target("check of the history", "events/s", 150_000, 300_000);

    static final Target TRACED_CREATES = new Target("creates, a tenth traced against none", "×", 0.9, 1.0);
    static final Target TRACED_GET = new Target("get by id, a tenth traced against none", "×", 0.9, 1.0);

    static final Target PAST = new Target("get as of, of a customer with 1,000 events: p99", "ms", 50, 10);
    static final Target PAST_WITH_ORDERS =
            new Target("get as of, of a customer with 1,000 events, 800 of them of 200 orders: p99", "ms", 50, 10);

    private Targets() {}

    /** What is still done of a kind of work under three times of what can be done. */
    static Target goodput(String what) {
        return new Target(what + ", done under three times the highest rate", "×", 0.8, 0.95);
    }

    /** What a list may cost in the largest shop, in parts of what it costs in the smallest. */
    static Target costOfList(String what) {
        return new Target("list, " + what + ": cost in the largest shop against the smallest", "×", 1.5, 1.1);
    }

    /** What statistics may cost in the largest shop, in parts of what they cost in the smallest. */
    static Target costOfStatistics() {
        return new Target("statistics: cost in the largest shop against the smallest", "×", 1.2, 1.0);
    }
}
