package com.talkingshops.customers.query.history;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * What is made of events that are read a hundred at a time, or fewer large ones, while somebody takes it, so that little of it is held. No record: JSON would
 * have its components, and not what it goes through.
 */
public final class Portions<T> implements Iterable<T> {

    private static final int SIZE = 100;

    private final List<Mark> marks;
    private final Function<List<Mark>, List<T>> read;

    /**
     * Reads nothing yet.
     *
     * @param marks of the events, in the order of reading
     * @param read what is made of some of them
     */
    public Portions(List<Mark> marks, Function<List<Mark>, List<T>> read) {
        this.marks = marks;
        this.read = read;
    }

    @Override
    public Iterator<T> iterator() {
        return marks.stream()
                .gather(Loads.of(SIZE, Mark::bytes))
                .flatMap((List<Mark> portion) -> read.apply(portion).stream())
                .iterator();
    }
}
