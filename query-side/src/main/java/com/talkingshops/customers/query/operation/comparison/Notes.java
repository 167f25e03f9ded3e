package com.talkingshops.customers.query.operation.comparison;

import com.talkingshops.customers.query.readmodel.Difference;
import com.talkingshops.customers.query.readmodel.Difference.Kind;
import com.talkingshops.customers.query.readmodel.Findings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is found, and keeps the first rows of it; whoever finds it may be many at the same time. */
final class Notes implements Findings {

    /** More than anybody reads, and no more than fits a reply. */
    static final int MOST = 1_000;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final Runnable goesOn;
    private final Map<String, Long> compared = new TreeMap<>();
    private final Map<String, Map<Kind, Long>> counts = new TreeMap<>();
    private final List<Difference> rows = new ArrayList<>();
    private long asked;

    /**
     * Begins.
     *
     * @param goesOn asked now and then; fails if the comparison is to end
     */
    Notes(Runnable goesOn) {
        this.goesOn = goesOn;
        this.asked = System.nanoTime();
    }

    @Override
    public synchronized void compared(String table, long count) {
        compared.merge(table, count, Long::sum);
    }

    @Override
    public synchronized void found(Difference difference) {
        compared.putIfAbsent(difference.table(), 0L);
        counts.computeIfAbsent(difference.table(), table -> new EnumMap<>(Kind.class))
                .merge(difference.kind(), 1L, Long::sum);
        if (rows.size() < MOST) {
            rows.add(difference);
        }
    }

    @Override
    public synchronized void goesOn() {
        long now = System.nanoTime();
        if (now - asked >= BETWEEN_QUESTIONS.toNanos()) {
            asked = now;
            goesOn.run();
        }
    }

    synchronized Report report(long position, long notTakenIn) {
        return new Report(
                position,
                notTakenIn,
                compared.entrySet().stream()
                        .map(table -> new Report.Table(
                                table.getKey(),
                                table.getValue(),
                                count(table.getKey(), Kind.MISSING),
                                count(table.getKey(), Kind.EXTRA),
                                count(table.getKey(), Kind.DIFFERENT)))
                        .toList(),
                rows.stream().sorted(Comparator.comparing(Difference::table)).toList());
    }

    private long count(String table, Kind kind) {
        return counts.getOrDefault(table, Map.of()).getOrDefault(kind, 0L);
    }
}
