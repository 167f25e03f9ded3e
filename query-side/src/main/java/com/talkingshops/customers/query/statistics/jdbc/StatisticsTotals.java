package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.TotalTable;
import com.talkingshops.customers.query.statistics.jdbc.Deltas.OfDay;
import com.talkingshops.customers.query.statistics.jdbc.Deltas.OfSegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;

/** The totals that readers see, by segment and by day and segment, and which days there are. */
final class StatisticsTotals {

    private final TotalTable<Entry<OfSegment, Figures>> bySegment;
    private final TotalTable<Entry<OfDay, Figures>> byDay;
    private final TotalTable<Entry<OfDay, Figures>> knownByDay;
    private final TotalTable<Entry<OfDay, Figures>> knownByMonth;
    private final FirstDays firstDays;

    /**
     * Works on the tables of a schema.
     *
     * @param schema of a read model; not from outside
     */
    StatisticsTotals(String schema) {
        var segmentKeys = new LinkedHashMap<String, Column<Entry<OfSegment, Figures>>>();
        segmentKeys.put("tenant_id", Column.text(row -> row.getKey().tenant()));
        segmentKeys.put("segment", Column.text(row -> row.getKey().segment()));
        Map<String, Column<Entry<OfSegment, Figures>>> segmentSums = sums();
        segmentSums.put(
                "lifetime_value",
                Column.amount(row -> row.getValue().lifetimeValue().amount()));
        bySegment = new TotalTable<>(schema + ".segment_total", segmentKeys, segmentSums);

        byDay = new TotalTable<>(schema + ".day_total", keysWith("day"), sums());
        knownByDay = new TotalTable<>(schema + ".known_day_total", keysWith("day"), sums());
        knownByMonth = new TotalTable<>(schema + ".known_month_total", keysWith("month"), sums());
        firstDays = new FirstDays(schema);
    }

    /** Adds, with the other writes, what a batch changed to one part of the totals. */
    void add(Deltas deltas, int part, RoundTrip writes) {
        bySegment.add(deltas.bySegment().entrySet(), part, writes);
        byDay.add(deltas.byDay().entrySet(), part, writes);
    }

    /** Adds, with the other writes, what became known on each day to one part of the totals. */
    void add(KnownDeltas known, int part, RoundTrip writes) {
        knownByDay.add(known.byDay().entrySet(), part, writes);
        knownByMonth.add(known.byMonth().entrySet(), part, writes);
        firstDays.add(known.firstDays(), writes);
    }

    private static Map<String, Column<Entry<OfDay, Figures>>> keysWith(String day) {
        var keys = new LinkedHashMap<String, Column<Entry<OfDay, Figures>>>();
        keys.put("tenant_id", Column.text(row -> row.getKey().tenant()));
        keys.put(day, Column.day(row -> row.getKey().day()));
        keys.put("segment", Column.text(row -> row.getKey().segment()));
        return keys;
    }

    private static <K> Map<String, Column<Entry<K, Figures>>> sums() {
        var sums = new LinkedHashMap<String, Column<Entry<K, Figures>>>();
        sums.put("customers", Column.number(row -> row.getValue().customers()));
        sums.put("orders", Column.number(row -> row.getValue().orders()));
        sums.put("revenue", Column.amount(row -> row.getValue().revenue().amount()));
        return sums;
    }
}
