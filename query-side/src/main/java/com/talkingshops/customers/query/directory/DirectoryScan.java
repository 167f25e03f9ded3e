package com.talkingshops.customers.query.directory;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way through a directory, segment by segment. */
final class DirectoryScan {

    private final DirectoryQuestion question;
    private final @Nullable TermMatcher matcher;
    private final @Nullable Position after;
    private final @Nullable Counting counting;
    private final TopPositions top;
    private final long createdFrom;
    private final long createdBefore;

    /**
     * Begins.
     *
     * @param after only what is behind this position is found; everything that matches is counted
     * @param most how many positions to keep
     * @param counting counts what matches, if anybody wants to know
     */
    DirectoryScan(DirectoryQuestion question, @Nullable Position after, int most, @Nullable Counting counting) {
        String term = question.searchTerm();
        this.question = question;
        this.matcher = term == null ? null : new TermMatcher(SearchTerm.of(term));
        this.after = after;
        this.counting = counting;
        this.top = new TopPositions(most, question.descending());
        this.createdFrom = question.createdFrom() == null ? Long.MIN_VALUE : Micros.of(question.createdFrom());
        this.createdBefore = question.createdBefore() == null ? Long.MAX_VALUE : Micros.of(question.createdBefore());
    }

    void take(OpenSegment segment, SegmentFigures figures) {
        boolean[] names = namesAskedFor(segment);
        var column = SortColumn.of(question.sort(), segment, figures);
        BitSet matching = matcher == null ? null : matcher.matching(segment);
        for (int entry = first(matching); entry >= 0 && entry < segment.size(); entry = next(matching, entry)) {
            if (names[segment.segmentName(entry)] && isCreatedThen(segment.created(entry))) {
                if (counting != null) {
                    counting.count(figures, segment.slot(entry));
                }
                if (after == null || column.compare(entry, after, question.descending()) > 0) {
                    top.offer(column, entry);
                }
            }
        }
    }

    List<Position> found() {
        return top.inOrder();
    }

    private static int first(@Nullable BitSet matching) {
        return matching == null ? 0 : matching.nextSetBit(0);
    }

    private static int next(@Nullable BitSet matching, int entry) {
        return matching == null ? entry + 1 : matching.nextSetBit(entry + 1);
    }

    private boolean isCreatedThen(long created) {
        return created >= createdFrom && created < createdBefore;
    }

    private boolean[] namesAskedFor(OpenSegment segment) {
        var names = segment.segmentNames();
        boolean[] askedFor = new boolean[names.size()];
        for (int i = 0; i < askedFor.length; i++) {
            askedFor[i] = question.segments().isEmpty() || question.segments().contains(names.get(i));
        }
        return askedFor;
    }
}
