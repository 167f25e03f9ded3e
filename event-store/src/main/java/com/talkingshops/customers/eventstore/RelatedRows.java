package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.AggregateStreams.Before;
import com.talkingshops.customers.eventstore.AggregateStreams.Naming;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Where events lie that have to do with others. */
final class RelatedRows {

    private static final String BEFORE = """
            with rule as (select r.type, array_agg(r.earlier) as earlier
                            from unnest(?::text[], ?::text[]) as r (type, earlier) group by r.type)
            select e.global_index, f.global_index, p.global_index,
                   octet_length(e.payload)
                     + case when p.global_index is null then 0 else octet_length(f.payload) + p.bytes end
              from es.domain_event_entry e
              join es.domain_event_entry f
                on f.aggregate_identifier = e.aggregate_identifier and f.sequence_number = 0
              left join rule on rule.type = e.payload_type
              left join lateral (
                   select b.global_index, octet_length(b.payload) as bytes from es.domain_event_entry b
                    where rule.earlier is not null and b.aggregate_identifier = e.aggregate_identifier
                      and b.sequence_number < e.sequence_number and b.payload_type = any (rule.earlier)
                    order by b.sequence_number desc limit 1) p on true
             where e.global_index = any (?)
            """;

    private static final String NAMING = """
            select e.global_index, n.global_index, n.bytes
              from es.domain_event_entry e cross join lateral (
                   select b.global_index, octet_length(b.payload) as bytes from es.domain_event_entry b
                    where b.global_index > e.global_index and b.global_index <= e.global_index + ?
                      and b.payload_type = any (?)
                      and position(convert_to(e.aggregate_identifier, 'UTF8') in b.payload) > 0
                    order by b.global_index limit 1) n
             where e.global_index = any (?) and e.payload_type = any (?)
            """;

    private static final String ENDED = """
            select a from unnest(?::text[]) as a cross join lateral (
                   select payload_type from es.domain_event_entry where aggregate_identifier = a
                    order by sequence_number desc limit 1) last
             where last.payload_type = any (?)
            """;

    private RelatedRows() {}

    static Map<Long, Before> before(
            Connection connection, Collection<Long> positions, Map<String, Set<String>> earlierTypes)
            throws SQLException {
        var types = new ArrayList<String>();
        var earlier = new ArrayList<String>();
        earlierTypes.forEach((type, before) -> before.forEach(one -> {
            types.add(type);
            earlier.add(one);
        }));
        try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
            statement.setArray(1, connection.createArrayOf("text", types.toArray()));
            statement.setArray(2, connection.createArrayOf("text", earlier.toArray()));
            statement.setArray(3, connection.createArrayOf("bigint", positions.toArray()));
            var before = new HashMap<Long, Before>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    before.put(
                            row.getLong(1), new Before(row.getLong(2), row.getObject(3, Long.class), row.getLong(4)));
                }
            }
            return before;
        }
    }

    static Map<Long, Naming> naming(
            Connection connection, Collection<Long> positions, Set<String> named, Set<String> types, int within)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMING)) {
            statement.setInt(1, within);
            statement.setArray(2, connection.createArrayOf("text", types.toArray()));
            statement.setArray(3, connection.createArrayOf("bigint", positions.toArray()));
            statement.setArray(4, connection.createArrayOf("text", named.toArray()));
            var naming = new HashMap<Long, Naming>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    naming.put(row.getLong(1), new Naming(row.getLong(2), row.getLong(3)));
                }
            }
            return naming;
        }
    }

    static Set<String> ended(Connection connection, Collection<String> aggregates, Set<String> types)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENDED)) {
            statement.setArray(1, connection.createArrayOf("text", aggregates.toArray()));
            statement.setArray(2, connection.createArrayOf("text", types.toArray()));
            var ended = new HashSet<String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(row.getString(1));
                }
            }
            return ended;
        }
    }
}
