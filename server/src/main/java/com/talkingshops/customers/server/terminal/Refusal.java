package com.talkingshops.customers.server.terminal;

/** Says in a sentence why nothing can be done. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
