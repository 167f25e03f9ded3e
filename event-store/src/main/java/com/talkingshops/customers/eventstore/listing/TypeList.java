package com.talkingshops.customers.eventstore.listing;

import com.talkingshops.customers.eventstore.listing.Walk.Row;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events of some types. They are named in the statements' text, by which PostgreSQL knows an index that has only these. */
final class TypeList implements EventList {

    private final JdbcClient database;
    private final String events;

    TypeList(JdbcClient database, Set<String> types) {
        this.database = database;
        this.events = " from es.domain_event_entry e where e.payload_type in ("
                + types.stream().sorted().map(TypeList::literal).collect(Collectors.joining(", ")) + ") and ";
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public Found page(Choice choice, boolean oldestFirst, long skip, int limit) {
        String chosen = events + choice.condition();
        long total = database.sql("select count(*)" + chosen)
                .params(choice.parameters())
                .query(Long.class)
                .single();
        return new Found(
                database.sql("select e.global_index" + chosen + " order by e.global_index"
                                + (oldestFirst ? "" : " desc") + " limit :limit offset :skip")
                        .params(choice.parameters())
                        .param("limit", limit)
                        .param("skip", skip)
                        .query(Long.class)
                        .list(),
                total);
    }

    @Override
    public Iterator<Long> all(Choice choice, boolean oldestFirst) {
        long end = database.sql("select coalesce(max(e.global_index), 0)" + events + "true")
                .query(Long.class)
                .single();
        String next = "select e.global_index as key, e.global_index as position, true as wanted" + events
                + choice.condition() + " and e.global_index <= :end and e.global_index "
                + (oldestFirst ? "> :last order by e.global_index" : "< :last order by e.global_index desc")
                + " limit " + Walk.STEP;
        return new Walk(
                oldestFirst ? 0 : end + 1,
                last -> database.sql(next)
                        .params(choice.parameters())
                        .param("end", end)
                        .param("last", last)
                        .query(Row.class)
                        .list());
    }
}
