package com.talkingshops.customers.query.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table of totals that a projector keeps, each total in parts: one for each segment of the processor, which alone writes
 * it. There is no row of zeros, so the rows do not depend on how events fell into batches.
 */
public final class TotalTable<R> {

    private final MultiRow<R> rows;
    private final String add;

    /**
     * Describes a table.
     *
     * @param keys the columns of the primary key, without the part
     * @param sums the columns to add to
     */
    public TotalTable(String table, Map<String, Column<R>> keys, Map<String, Column<R>> sums) {
        var columns = new ArrayList<>(keys.values());
        columns.addAll(sums.values());
        this.rows = new MultiRow<>(columns);
        var names = new ArrayList<>(keys.keySet());
        names.addAll(sums.keySet());
        add = """
                merge into %s t
                using (select part, k.* from %s as k (%s) cross join (values (%%s::smallint)) as p (part)) k
                   on t.part = k.part and %s
                when matched and %s then delete
                when matched then update set %s
                when not matched then insert (part, %s) values (k.part, %s)
                """.formatted(
                        table,
                        rows.source(),
                        String.join(", ", names),
                        joined(keys.keySet(), "t.%1$s = k.%1$s", " and "),
                        joined(sums.keySet(), "t.%1$s + k.%1$s = 0", " and "),
                        joined(sums.keySet(), "%1$s = t.%1$s + k.%1$s", ", "),
                        String.join(", ", names),
                        joined(names, "k.%1$s", ", "));
    }

    /** Adds to one part of the totals. */
    public void add(Collection<R> deltas, int part, RoundTrip writes) {
        writes.add(add.formatted(Integer.toString(part)), rows, deltas);
    }

    private static String joined(Collection<String> names, String format, String separator) {
        return List.copyOf(names).stream().map(format::formatted).collect(Collectors.joining(separator));
    }
}
