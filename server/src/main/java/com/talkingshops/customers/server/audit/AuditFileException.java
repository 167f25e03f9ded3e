package com.talkingshops.customers.server.audit;

/** A file that cannot be checked: it is not the one that was meant, or goes with none of the others. */
public final class AuditFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditFileException(String sentence) {
        super(sentence);
    }

    /** What is wrong and what would be right. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
