package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.eventstore.LocalCommit;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which nodes count requests, by the clock of the database alone. No replica is waited for, or reads would wait with writes. */
final class NodeTable {

    /** After how long a node that is not heard of is gone. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final JdbcClient database;

    /**
     * Who else is there.
     *
     * @param any whether there is anybody
     * @param allShare whether nobody of them may be counting for himself
     */
    record Others(boolean any, boolean allShare) {}

    NodeTable(JdbcClient database) {
        this.database = database;
    }

    /** Says that a node is there. */
    void seen(UUID node, boolean shares) {
        database.sql("""
                        insert into es.counting_node (node, seen_at, shares) select ?, clock_timestamp(), ? where %s
                        on conflict (node) do update set seen_at = excluded.seen_at, shares = excluded.shares
                        """.formatted(LocalCommit.HERE)).param(node).param(shares).update();
    }

    /** Tells who else is there. */
    Others others(UUID node) {
        return database.sql("""
                        select count(*) > 0 as any, coalesce(bool_and(shares), true) as all_share from es.counting_node
                         where node <> ? and seen_at > clock_timestamp() - make_interval(secs => ?)
                        """)
                .param(node)
                .param((double) PATIENCE.toSeconds())
                .query(Others.class)
                .single();
    }

    /** Says that a node is gone. */
    void gone(UUID node) {
        database.sql("delete from es.counting_node where node = ? and " + LocalCommit.HERE)
                .param(node)
                .update();
    }

    /** Drops nodes that went without a word. */
    void sweep() {
        database.sql("delete from es.counting_node where seen_at < now() - interval '1 hour' and " + LocalCommit.HERE)
                .update();
    }
}
