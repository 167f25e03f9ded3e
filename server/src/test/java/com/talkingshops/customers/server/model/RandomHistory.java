package com.talkingshops.customers.server.model;

import com.talkingshops.customers.server.http.Shop;
import java.util.Random;
import net.jqwik.api.sessions.JqwikSession;

/** Gives shops a past, for tests that need one. */
public final class RandomHistory {

    private static final int GENERATION_SIZE = 1_000;

    private RandomHistory() {}

    /** Lets a shop do a few dozen things; the same for the same seed. */
    public static void of(Shop shop, long seed) {
        JqwikSession.run(() -> new Play(shop)
                .play(Sequences.any()
                        .generator(GENERATION_SIZE)
                        .next(new Random(seed))
                        .value()));
    }
}
