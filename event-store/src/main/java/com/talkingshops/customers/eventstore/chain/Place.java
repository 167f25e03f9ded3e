package com.talkingshops.customers.eventstore.chain;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position with an event, a link, or both.
 *
 * @param content the digest of the event; {@code null} if there is none
 * @param partition where the event belongs by its metadata; {@code null} if there is none
 */
record Place(
        long globalIndex,
        @Nullable Link link,
        byte @Nullable [] content,
        @Nullable String partition) {

    /** What stands for the digest of an event that nobody looks at. */
    private static final byte[] UNREAD = new byte[0];

    /**
     * All from a position up to another, in order: events beside their links.
     *
     * @param only the partition whose events are hashed; {@code null} for all
     */
    static List<Place> between(
            Connection connection, long from, long upTo, @Nullable String only, ChainPartitions partitions)
            throws SQLException {
        List<Link> links = LinkTable.between(connection, from, upTo);
        MessageDigest digest = Sha256.digest();
        var places = new ArrayList<Place>(links.size());
        int next = 0;
        try (var row = EventTable.between(connection, from, upTo, Integer.MAX_VALUE)) {
            while (row.next()) {
                long position = row.number(EventTable.GLOBAL_INDEX);
                for (; next < links.size() && links.get(next).globalIndex() < position; next++) {
                    places.add(without(links.get(next)));
                }
                boolean linked = next < links.size() && links.get(next).globalIndex() == position;
                Link link = linked ? links.get(next++) : null;
                String partition = partitions.of(row.bytes(EventTable.META_DATA));
                boolean looksAt =
                        only == null || only.equals(partition) || (link != null && only.equals(link.partition()));
                if (looksAt || link != null) {
                    byte[] content = looksAt ? row.digest(digest, EventTable.CONTENT) : UNREAD;
                    places.add(new Place(position, link, content, partition));
                }
            }
        }
        for (; next < links.size(); next++) {
            places.add(without(links.get(next)));
        }
        return places;
    }

    private static Place without(Link link) {
        return new Place(link.globalIndex(), link, null, null);
    }
}
