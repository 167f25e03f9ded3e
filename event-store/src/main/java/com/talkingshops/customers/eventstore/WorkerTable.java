package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which nodes are at work on which processors, by the database's clock alone. */
final class WorkerTable {

    /** After how long a node that is not heard of is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcClient database;

    /**
     * How much of a processor a node has.
     *
     * @param segments how many it has claimed; may be none
     * @param highest the last of them; 0 if there is none
     */
    record Share(String processor, String node, int segments, int highest) {}

    WorkerTable(JdbcClient database) {
        this.database = database;
    }

    /** Those of some processors that have more than one segment, so that there is something to share. */
    List<String> shareable(Collection<String> processors) {
        return database.sql("""
                        select processor_name from es.token_entry where processor_name = any (?)
                         group by processor_name having count(*) > 1
                        """)
                .param(processors.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Says that a node is at work on some processors. */
    void seen(String node, Collection<String> processors) {
        database.sql("""
                        insert into es.worker (processor_name, node, seen_at)
                        select processor, ?, clock_timestamp() from unnest(?) as processor where %s order by 1
                        on conflict (processor_name, node) do update set seen_at = excluded.seen_at
                        """.formatted(LocalCommit.HERE))
                .param(node)
                .param(processors.toArray(String[]::new))
                .update();
        database.sql("delete from es.worker where seen_at < clock_timestamp() - interval '1 hour' and "
                        + LocalCommit.HERE)
                .update();
    }

    /** Says that a node is at work on nothing any more. */
    void gone(String node) {
        database.sql("delete from es.worker where node = ? and " + LocalCommit.HERE)
                .param(node)
                .update();
    }

    /** Who is at work on some processors, and on how much of each. */
    List<Share> shares(Collection<String> processors) {
        return database.sql("""
                        select w.processor_name, w.node, count(t.segment), coalesce(max(t.segment), 0)
                          from es.worker w
                          left join es.token_entry t on t.processor_name = w.processor_name and t.owner = w.node
                         where w.processor_name = any (?) and w.seen_at > clock_timestamp() - make_interval(secs => ?)
                         group by w.processor_name, w.node
                        """)
                .param(processors.toArray(String[]::new))
                .param((double) PATIENCE.toSeconds())
                .query((row, number) -> new Share(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
                .list();
    }
}
