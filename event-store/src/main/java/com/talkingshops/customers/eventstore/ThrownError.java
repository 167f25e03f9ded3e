package com.talkingshops.customers.eventstore;

import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An {@link Error} as an exception. What processes events rolls back and tries again after an exception, while an error would end its
 * thread for good, with the transaction and the connection that the thread has.
 */
final class ThrownError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ThrownError(Throwable error) {
        super("An error was thrown: " + error.getClass().getName(), error);
    }

    /** What was thrown, if it is an exception; else one that it is the cause of. */
    static Exception asException(Throwable thrown) {
        return thrown instanceof Exception exception ? exception : new ThrownError(thrown);
    }

    /** What was thrown, if nobody need declare it; else one that it is the cause of. */
    static RuntimeException asUnchecked(Throwable thrown) {
        return switch (asException(thrown)) {
            case RuntimeException unchecked -> unchecked;
            case Exception checked -> new IllegalStateException(checked);
        };
    }

    /** The same elements, whose making throws exceptions only; closing it closes the other. */
    static <T> Stream<T> asExceptionsIn(Stream<T> elements) {
        var making = elements.spliterator();
        var careful = new Spliterators.AbstractSpliterator<T>(making.estimateSize(), making.characteristics()) {
            @Override
            public boolean tryAdvance(Consumer<? super T> action) {
                try {
                    return making.tryAdvance(action);
                } catch (Error e) {
                    throw asUnchecked(e);
                }
            }
        };
        return StreamSupport.stream(careful, false).onClose(elements::close);
    }
}
