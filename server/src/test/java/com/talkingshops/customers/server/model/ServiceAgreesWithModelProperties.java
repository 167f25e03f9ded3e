package com.talkingshops.customers.server.model;

import com.talkingshops.customers.server.http.RunningServer;
import java.util.List;
import net.jqwik.api.Arbitrary;
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

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    @AddLifecycleHook(SizedTries.class)
    void listLookupDetailOrdersAndStatisticsAgreeWithTheModel(@ForAll("sequences") List<Turn> turns) {
        new Play(RunningServer.shared().newShop()).play(turns);
    }

    @Provide
    Arbitrary<List<Turn>> sequences() {
        return Sequences.any();
    }
}
