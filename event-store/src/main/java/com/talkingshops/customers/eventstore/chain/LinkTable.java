package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes links and reads them. */
final class LinkTable {

    private static final String COLUMNS = "global_index, ordinal, partition, number, hash";

    private static final String HEADS = "select l.* from unnest(?) as p cross join lateral (select " + COLUMNS
            + " from es.chain_link where partition = p order by number desc limit 1) as l";

    /** From partition to partition along the index, whatever lies between. */
    private static final String ALL_HEADS = """
            with recursive head as (
                (select %1$s from es.chain_link order by partition desc, number desc limit 1)
                union all
                select next.* from head cross join lateral (
                    select %1$s from es.chain_link l where l.partition < head.partition
                     order by l.partition desc, l.number desc limit 1) as next)
            select * from head
            """.formatted(COLUMNS);

    private static final String LISTED = "select p, coalesce((select max(listed) from es.chain_link"
            + " where partition = p and listed is not null), 0) from unnest(?) as p";

    private static final String OF_PARTITION =
            "select " + COLUMNS + " from es.chain_link where partition = ? and number > ? order by number limit ?";

    private LinkTable() {}

    /** The last link of each of some partitions; none of those that have none. */
    static Map<String, Link> heads(Connection connection, Collection<String> partitions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEADS)) {
            statement.setArray(1, connection.createArrayOf("text", partitions.toArray()));
            return byPartition(links(statement));
        }
    }

    /** The last link of each partition. */
    static Map<String, Link> heads(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL_HEADS)) {
            return byPartition(links(statement));
        }
    }

    /** How many events of each of some partitions are listed. */
    static Map<String, Long> listed(Connection connection, Collection<String> partitions) throws SQLException {
        var listed = new HashMap<String, Long>();
        try (PreparedStatement statement = connection.prepareStatement(LISTED)) {
            statement.setArray(1, connection.createArrayOf("text", partitions.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    listed.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return listed;
    }

    private static Map<String, Link> byPartition(List<Link> links) {
        var heads = new HashMap<String, Link>();
        links.forEach(link -> heads.put(link.partition(), link));
        return heads;
    }

    /** Those from a position up to another, in order. */
    static List<Numbered> between(Connection connection, long from, long upTo) throws SQLException {
        String query = "select " + COLUMNS + ", listed from es.chain_link"
                + " where global_index between bigint '%d' and bigint '%d' order by global_index".formatted(from, upTo);
        var links = new ArrayList<Numbered>();
        try (var row = new CopiedRows(connection, query, 6)) {
            while (row.next()) {
                links.add(new Numbered(
                        new Link(row.number(0), row.number(1), row.value(2), row.number(3), row.bytes(4)),
                        row.isNull(5) ? null : row.number(5)));
            }
        }
        return links;
    }

    /** The next ones of a partition behind a number, in order. */
    static List<Link> of(Connection connection, String partition, long after, int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_PARTITION)) {
            statement.setString(1, partition);
            statement.setLong(2, after);
            statement.setInt(3, most);
            return links(statement);
        }
    }

    private static List<Link> links(PreparedStatement statement) throws SQLException {
        var links = new ArrayList<Link>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                links.add(new Link(row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getBytes(5)));
            }
        }
        return links;
    }
}
