package com.talkingshops.customers.server.chaos;

import java.util.Random;

/**
 * Where a connection ends once a request has gone through to its last byte.
 *
 * @param afterNanos how long after that; negative to wait for the reply
 * @param passed how many bytes of the reply still pass
 * @param reset whether it ends with a reset rather than in order
 */
record Cut(long afterNanos, int passed, boolean reset) {

    private static final int LONGEST_WAIT = 15_000_000;
    private static final int LONGEST_PART = 400;

    /** One of four passes, one ends whatever the server is doing, one when it has replied, one within the reply. */
    static Cut drawn(Random random) {
        boolean reset = random.nextBoolean();
        return switch (random.nextInt(4)) {
            case 0 -> new Cut(-1, Integer.MAX_VALUE, reset);
            case 1 -> new Cut(random.nextInt(LONGEST_WAIT), 0, reset);
            case 2 -> new Cut(-1, 0, reset);
            default -> new Cut(-1, 1 + random.nextInt(LONGEST_PART), reset);
        };
    }

    boolean waitsForReply() {
        return afterNanos < 0;
    }
}
