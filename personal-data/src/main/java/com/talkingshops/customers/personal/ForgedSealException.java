package com.talkingshops.customers.personal;

/** Something that should open was not sealed by this service for where it was found, or was changed since. Says nothing of what it is. */
public final class ForgedSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgedSealException() {
        super("A sealed value was not sealed for where it was found, or was changed since.");
    }
}
