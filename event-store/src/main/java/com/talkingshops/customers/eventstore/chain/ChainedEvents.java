package com.talkingshops.customers.eventstore.chain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shows events with their links, so that they can be checked elsewhere: few at a time, however many there are. */
public final class ChainedEvents {

    private static final int PORTION = 500;

    /** With so many bytes a portion ends, however few events they are. */
    static final long BYTES = 8L << 20;

    private final ChainReads reads;

    ChainedEvents(ChainReads reads) {
        this.reads = reads;
    }

    /** Takes what there is at one position. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes an event, or what is left of one.
         *
         * @param link {@code null} if the event has none
         * @param event {@code null} if it is gone
         */
        void take(@Nullable Link link, @Nullable StoredEvent event);
    }

    private record Shown(@Nullable Link link, @Nullable StoredEvent event) {}

    /** What there is up to a position. */
    private record Portion(List<Shown> shown, long end) {}

    /** Shows all that was chained of a partition up to a number, in order. */
    public void of(String partition, long upTo, Taker taker) {
        var past = past();
        for (long number = 0; number < upTo; ) {
            long after = number;
            List<Shown> portion = past.read(connection -> behind(
                    connection, LinkTable.of(connection, partition, after, (int) Math.min(PORTION, upTo - after))));
            portion.forEach(shown -> taker.take(shown.link(), shown.event()));
            if (portion.isEmpty() || !(portion.getLast().link() instanceof Link last)) {
                return;
            }
            number = last.number();
        }
    }

    /** The first of some links with their events. */
    private static List<Shown> behind(Connection connection, List<Link> links) throws SQLException {
        if (links.isEmpty()) {
            return List.of();
        }
        var positions = links.stream().map(Link::globalIndex).toList();
        int number = EventTable.firstOnes(connection, positions, BYTES);
        Map<Long, StoredEvent> events = new HashMap<>();
        try (var row = EventTable.at(connection, positions.subList(0, number))) {
            while (row.next()) {
                StoredEvent event = EventTable.event(row);
                events.put(event.globalIndex(), event);
            }
        }
        return links.subList(0, number).stream()
                .map(link -> new Shown(link, events.get(link.globalIndex())))
                .toList();
    }

    /** Shows all that was chained of all partitions up to a position, in order. */
    public void all(long upTo, Taker taker) {
        var past = past();
        OptionalLong next = first(past, Long.MIN_VALUE, upTo);
        while (next.isPresent()) {
            long from = next.getAsLong();
            long most = from > upTo - PORTION ? upTo : from + PORTION - 1;
            Portion portion = past.read(connection -> {
                long end = EventTable.end(connection, from, most, BYTES);
                return new Portion(between(connection, from, end), end);
            });
            portion.shown().forEach(shown -> taker.take(shown.link(), shown.event()));
            next = portion.end() < upTo ? first(past, portion.end() + 1, upTo) : OptionalLong.empty();
        }
    }

    private ChainReads.Past past() {
        return reads.upTo(reads.now(ChainState::toBeChecked).position());
    }

    private static OptionalLong first(ChainReads.Past past, long from, long upTo) {
        return past.read(connection -> Place.first(connection, from, upTo));
    }

    private static List<Shown> between(Connection connection, long from, long upTo) throws SQLException {
        List<Link> links = LinkTable.between(connection, from, upTo).stream()
                .map(Numbered::link)
                .toList();
        var shown = new ArrayList<Shown>(links.size());
        int next = 0;
        try (var row = EventTable.between(connection, from, upTo, Integer.MAX_VALUE)) {
            while (row.next()) {
                StoredEvent event = EventTable.event(row);
                for (; next < links.size() && links.get(next).globalIndex() < event.globalIndex(); next++) {
                    shown.add(new Shown(links.get(next), null));
                }
                boolean linked = next < links.size() && links.get(next).globalIndex() == event.globalIndex();
                shown.add(new Shown(linked ? links.get(next++) : null, event));
            }
        }
        for (; next < links.size(); next++) {
            shown.add(new Shown(links.get(next), null));
        }
        return shown;
    }
}
