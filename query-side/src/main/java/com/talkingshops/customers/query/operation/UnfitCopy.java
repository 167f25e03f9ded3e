package com.talkingshops.customers.query.operation;

/** A copy must not take the place of what is read. Its reason tells the operator why, and what to do. */
final class UnfitCopy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnfitCopy(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
