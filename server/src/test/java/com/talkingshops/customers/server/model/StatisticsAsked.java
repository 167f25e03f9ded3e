package com.talkingshops.customers.server.model;

import java.util.List;

/**
 * What statistics are asked for.
 *
 * @param everything all times, whatever the period says
 * @param period the current month if it has no end at all
 * @param groupBy {@code day}, {@code month} or {@code null}
 */
record StatisticsAsked(boolean everything, Period period, List<String> segments, String groupBy) {

    static final StatisticsAsked EVERYTHING = new StatisticsAsked(true, Period.ANY, List.of(), "month");

    Address address(Period.Fixed fixed) {
        return Address.of("/v1/customers/stats")
                .with("period", everything ? "all" : null)
                .with("startDate", everything ? null : fixed.start())
                .with("endDate", everything ? null : fixed.end())
                .with("segment", segments.isEmpty() ? null : String.join(",", segments))
                .with("groupBy", groupBy);
    }
}
