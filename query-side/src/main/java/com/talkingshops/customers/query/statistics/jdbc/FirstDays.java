package com.talkingshops.customers.query.statistics.jdbc;

import com.talkingshops.customers.query.readmodel.Column;
import com.talkingshops.customers.query.readmodel.MultiRow;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import java.time.LocalDate;
import java.util.Map;
import java.util.Map.Entry;

/** The table of the first day of each shop. It is one row for all parts of the processor, so it is written only when it changes. */
final class FirstDays {

    private static final MultiRow<Entry<String, LocalDate>> DAYS =
            MultiRow.of(Column.text(Entry::getKey), Column.day(Entry::getValue));

    private final String keep;

    /**
     * Works on the table of a schema.
     *
     * @param schema of a read model; not from outside
     */
    FirstDays(String schema) {
        keep = """
                insert into %1$s.first_day as f (tenant_id, day)
                select k.tenant_id, k.day
                  from %2$s as k (tenant_id, day)
                 where not exists (select from %1$s.first_day e where e.tenant_id = k.tenant_id and e.day <= k.day)
                 order by k.tenant_id
                on conflict (tenant_id) do update set day = least(f.day, excluded.day)
                """.formatted(schema, DAYS.source());
    }

    /** Keeps, with the other writes, the first of the days that are known and of some more, by tenant. */
    void add(Map<String, LocalDate> days, RoundTrip writes) {
        writes.add(keep, DAYS, days.entrySet());
    }
}
