package com.talkingshops.customers.query.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the orders of a tenant's customers come to, by segment and slot of the directory: what a scan needs besides the
 * directory itself. Never changed once made; news makes new figures, which share what did not change.
 *
 * @param seen up to which batch of each part the figures are
 * @param bySegment the figures by segment of the directory
 */
record Figures(Map<Short, FiguresSeen> seen, Map<String, SegmentFigures> bySegment) {

    static final Figures NONE = new Figures(Map.of(), Map.of());

    SegmentFigures of(String segment) {
        return bySegment.getOrDefault(segment, SegmentFigures.NONE);
    }

    /** Whether there is nothing new; figures that are newer than asked for will do as well. */
    boolean cover(List<FiguresSeen> progress) {
        return progress.stream().allMatch(part -> part.change() <= seenOf(part));
    }

    /** Whether these figures are of the same building of the read model. */
    boolean areOf(List<FiguresSeen> progress) {
        return progress.stream().allMatch(part -> {
            FiguresSeen known = seen.get(part.part());
            return known == null || known.generation().equals(part.generation());
        });
    }

    /** The last batch of a part that is in these figures; 0 before the first. */
    long seenOf(FiguresSeen part) {
        FiguresSeen known = seen.get(part.part());
        return known != null && known.generation().equals(part.generation()) ? known.change() : 0;
    }

    /** These figures with the changes of one part in them. */
    Figures with(FiguresSeen part, Stream<ChangedFigures> changes) {
        var segments = new HashMap<>(bySegment);
        var copied = new HashMap<String, SegmentFigures>();
        changes.forEach(change -> copied.computeIfAbsent(
                        change.directorySegment(), segment -> of(segment).copy())
                .put(change));
        segments.putAll(copied);
        var parts = new HashMap<>(seen);
        parts.put(part.part(), part);
        return new Figures(Map.copyOf(parts), segments);
    }
}
