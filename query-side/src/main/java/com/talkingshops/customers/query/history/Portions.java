package com.talkingshops.customers.query.history;

import com.talkingshops.customers.api.history.HistoryQuery.HistoryEntry;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Entries that are read a hundred at a time while somebody takes them. */
final class Portions implements Iterable<HistoryEntry> {

    private static final int SIZE = 100;

    private final Account account;
    private final List<Mark> marks;

    Portions(Account account, List<Mark> marks) {
        this.account = account;
        this.marks = marks;
    }

    @Override
    public Iterator<HistoryEntry> iterator() {
        return IntStream.range(0, Math.ceilDiv(marks.size(), SIZE))
                .mapToObj(portion -> marks.subList(portion * SIZE, Math.min(marks.size(), (portion + 1) * SIZE)))
                .flatMap(portion -> account.of(portion).stream())
                .iterator();
    }
}
