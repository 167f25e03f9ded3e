package com.talkingshops.customers.eventstore;

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
}
