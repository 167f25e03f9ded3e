package com.talkingshops.customers.server.model;

import com.talkingshops.customers.server.http.RunningServer;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Whatever a shop does, in any order: the service says the same as a few maps in memory. A failure prints the seed and the
 * turns; {@code @Property(seed = "…")} plays them again.
 */
class ServiceAgreesWithModelProperties {

    private static final int FEWEST = 20;
    private static final int MOST = 30;

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @AddLifecycleHook(SizedTries.class)
    void listLookupDetailOrdersAndStatisticsAgreeWithTheModel(@ForAll("sequences") List<Turn> turns) {
        new Play(RunningServer.shared().newShop()).play(turns);
    }

    @Provide
    Arbitrary<List<Turn>> sequences() {
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
                .withSizeDistribution((genSize, min, max, center) ->
                        random -> BigInteger.valueOf(random.nextInt(FEWEST, MOST + 1)));
    }
}
