package com.talkingshops.customers.server.failure;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** The server cannot start, for a reason that whoever starts it can remove. */
public final class StartFailure extends FailureAnalyzedException {

    private static final long serialVersionUID = 1L;

    /**
     * Gives up starting.
     *
     * @param sentence what is wrong and what would be right; printed as it is
     */
    public StartFailure(String sentence) {
        super(sentence, null);
    }

    /** Gives up starting; the cause is for the log alone. */
    public StartFailure(String sentence, Throwable cause) {
        super(sentence, null, cause);
    }

    /** What is wrong and what would be right. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
