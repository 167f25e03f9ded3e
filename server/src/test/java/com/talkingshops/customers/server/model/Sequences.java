package com.talkingshops.customers.server.model;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What a shop may do in a while. */
final class Sequences {

    private static final int FEWEST = 20;
    private static final int MOST = 30;

    private Sequences() {}

    static Arbitrary<List<Turn>> any() {
        return Combinators.combine(
                        Steps.any(),
                        Arbitraries.of(false, false, true),
                        Questions.customers(),
                        Questions.orders(),
                        Questions.statistics(),
                        Arbitraries.of(Spelling.ALL))
                .as(Turn::new)
                .list()
                .ofMinSize(1) // which failures shrink to
                .ofMaxSize(MOST)
                .withSizeDistribution(
                        (genSize, min, max, center) -> random -> BigInteger.valueOf(random.nextInt(FEWEST, MOST + 1)));
    }
}
