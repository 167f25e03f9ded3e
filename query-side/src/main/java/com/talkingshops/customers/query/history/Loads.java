package com.talkingshops.customers.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Gatherer;
import java.util.stream.Gatherer.Downstream;
import java.util.stream.Gatherer.Integrator;

/** Cuts what is to be read into loads that memory has room for: an event may have a thousand times the size of another. */
public final class Loads {

    /** With so many bytes a load is full. */
    public static final long BYTES = 8L << 20;

    private Loads() {}

    /**
     * Puts as many together as fit into a load, in their order; the one that fills it may be as large as it is.
     *
     * @param most how many a load has at most
     * @param bytes how much is read of one
     */
    public static <T> Gatherer<T, ?, List<T>> of(int most, ToLongFunction<T> bytes) {
        return Gatherer.<T, Load<T>, List<T>>ofSequential(
                Load::new,
                Integrator.ofGreedy((load, one, downstream) -> {
                    load.add(one, bytes.applyAsLong(one));
                    return load.size() < most && load.bytes < BYTES || load.hand(downstream);
                }),
                Load::end);
    }

    private static final class Load<T> {

        private List<T> some = new ArrayList<>();
        private long bytes;

        void add(T one, long more) {
            some.add(one);
            bytes += more;
        }

        int size() {
            return some.size();
        }

        boolean hand(Downstream<? super List<T>> downstream) {
            List<T> full = some;
            some = new ArrayList<>();
            bytes = 0;
            return downstream.push(full);
        }

        void end(Downstream<? super List<T>> downstream) {
            if (!some.isEmpty()) {
                hand(downstream);
            }
        }
    }
}
