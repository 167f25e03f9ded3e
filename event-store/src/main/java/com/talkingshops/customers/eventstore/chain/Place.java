package com.talkingshops.customers.eventstore.chain;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A position with an event, a link, or both.
 *
 * @param listed which of the partition's listed events it is, as its link says; {@code null} if it says that it is none
 * @param isListed whether it is one by its type; {@code null} if there is no event
 * @param content the digest of the event; {@code null} if there is none
 * @param partition where the event belongs by its metadata; {@code null} if there is none
 */
record Place(
        long globalIndex,
        @Nullable Link link,
        @Nullable Long listed,
        @Nullable Boolean isListed,
        byte @Nullable [] content,
        @Nullable String partition) {

    /** What stands for the digest of an event that nobody looks at. */
    private static final byte[] UNREAD = new byte[0];

    private static final String FIRST =
            "select least((select min(global_index) from es.domain_event_entry where global_index between ? and ?),"
                    + " (select min(global_index) from es.chain_link where global_index between ? and ?))";

    /**
     * All from a position up to another, in order: events beside their links.
     *
     * @param only the partition whose events are hashed; {@code null} for all
     */
    static List<Place> between(
            Connection connection,
            long from,
            long upTo,
            @Nullable String only,
            ChainPartitions partitions,
            UnlistedTypes unlisted)
            throws SQLException {
        List<Numbered> links = LinkTable.between(connection, from, upTo);
        MessageDigest digest = Sha256.digest();
        var places = new ArrayList<Place>(links.size());
        int next = 0;
        try (var row = EventTable.between(connection, from, upTo, Integer.MAX_VALUE)) {
            while (row.next()) {
                long position = row.number(EventTable.GLOBAL_INDEX);
                for (; next < links.size() && links.get(next).link().globalIndex() < position; next++) {
                    places.add(without(links.get(next)));
                }
                boolean linked = next < links.size() && links.get(next).link().globalIndex() == position;
                Numbered numbered = linked ? links.get(next++) : null;
                Link link = numbered == null ? null : numbered.link();
                String partition = partitions.of(row.bytes(EventTable.META_DATA));
                boolean looksAt =
                        only == null || only.equals(partition) || (link != null && only.equals(link.partition()));
                if (looksAt || link != null) {
                    byte[] content = looksAt ? row.digest(digest, EventTable.CONTENT) : UNREAD;
                    places.add(new Place(
                            position,
                            link,
                            numbered == null ? null : numbered.listed(),
                            !unlisted.names().contains(row.value(EventTable.PAYLOAD_TYPE)),
                            content,
                            partition));
                }
            }
        }
        for (; next < links.size(); next++) {
            places.add(without(links.get(next)));
        }
        return places;
    }

    /** The first position from one up to another that has anything, however much lies between. */
    static OptionalLong first(Connection connection, long from, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIRST)) {
            statement.setLong(1, from);
            statement.setLong(2, upTo);
            statement.setLong(3, from);
            statement.setLong(4, upTo);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(first);
            }
        }
    }

    private static Place without(Numbered numbered) {
        Link link = numbered.link();
        return new Place(link.globalIndex(), link, numbered.listed(), null, null, null);
    }
}
