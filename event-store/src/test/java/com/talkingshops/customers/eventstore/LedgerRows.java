package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the projections of {@link LedgerApplication} have seen, and what is wrong with it. */
final class LedgerRows {

    private final JdbcTemplate database;

    volatile Runnable beforeWriting = () -> {};

    LedgerRows(JdbcTemplate database) {
        this.database = database;
        database.execute("""
            select pg_advisory_xact_lock(1);
            create table if not exists public.seen (
                at bigint generated always as identity, projection text, id text, value int, part int);
            create table if not exists public.total (
                projection text, part int, events bigint, value bigint, primary key (projection, part));
            """);
    }

    void write(String projection, List<Counted> batch) {
        beforeWriting.run();
        int part = EventBatch.part(projection);
        var ids = batch.stream().map(Counted::id).toArray(String[]::new);
        var values = batch.stream().map(Counted::to).toArray(Integer[]::new);
        database.update(
                "insert into public.seen (projection, id, value, part) select ?, id, value, ? from unnest(?::text[],"
                        + " ?::int[]) with ordinality as b(id, value, n) order by n",
                projection,
                part,
                ids,
                values);
        database.update(
                "insert into public.total as t values (?, ?, ?, ?) on conflict (projection, part)"
                        + " do update set events = t.events + excluded.events, value = t.value + excluded.value",
                projection,
                part,
                batch.size(),
                batch.stream().mapToLong(Counted::to).sum());
    }

    long seen(String projection) {
        return count("select count(*) from public.seen where projection = ?", projection);
    }

    /** Events that were not seen, or that never were, or that were seen more than once. */
    long seenOtherThanOnce(String projection) {
        return count("""
            select count(*)
              from (select id, value, count(*) from public.seen where projection = ? group by id, value) as s
              full join (select aggregate_identifier as id, sequence_number + 1 as value, 1 as count
                           from es.domain_event_entry) as e using (id, value)
             where s.count is distinct from e.count
            """, projection);
    }

    /** Events that were seen before an earlier one of their aggregate. */
    long seenOutOfOrder(String projection) {
        return count("""
            select count(*)
              from (select value - lag(value, 1, 0) over (partition by id order by at) as step
                      from public.seen where projection = ?) as s
             where step <> 1
            """, projection);
    }

    /** Whether the kept totals are what a recount of the events gives. */
    boolean totalsAreRight(String projection) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select (select (sum(events), sum(value)) from public.total where projection = ?)"
                        + " = (select (count(*)::numeric, sum(sequence_number + 1)) from es.domain_event_entry)",
                Boolean.class,
                projection));
    }

    /** Who works on a projection, by its claims. */
    List<String> owners(String projection) {
        return database.queryForList(
                "select distinct coalesce(owner, '') from es.token_entry where processor_name = ?",
                String.class,
                projection);
    }

    private long count(String sql, String projection) {
        return database.queryForObject(sql, Long.class, projection);
    }
}
