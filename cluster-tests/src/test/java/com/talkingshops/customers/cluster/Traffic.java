package com.talkingshops.customers.cluster;

import com.talkingshops.customers.server.chaos.Audit;
import com.talkingshops.customers.server.chaos.Endless;
import com.talkingshops.customers.server.chaos.FreshShop;
import com.talkingshops.customers.server.chaos.FreshShop.Tokens;
import com.talkingshops.customers.server.chaos.Lists;
import com.talkingshops.customers.server.chaos.Load;
import com.talkingshops.customers.server.http.Shop;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** What goes on while something fails: shops write and read, and each of them knows what it must see. */
final class Traffic {

    static final int WRITERS = 4;
    private static final int LIMIT = 100;
    private static final int MANY = 10_000_000;
    private static final int IN_A_ROW = 10;
    private static final Duration REST = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topology topology;
    private final Shop written;
    private final Load load;
    private final FreshShop fresh;
    private final FreshShop withTokens;
    private final LimitedShop limited;
    private final EachNode each;
    private final Audit audit = new Audit();
    private Endless reading = new Endless(REST);

    /**
     * Nobody does anything yet.
     *
     * @param logs the folder in which writers note what was acknowledged to them
     */
    Traffic(Topology topology, Path logs) {
        this.topology = topology;
        this.written = topology.newShop(MANY);
        this.load = new Load(WRITERS, logs, REST);
        this.fresh = new FreshShop(topology.newShop(MANY).client().patient(), Tokens.IF_BEHIND);
        this.withTokens = new FreshShop(topology.newShop(MANY).client().patient(), Tokens.ALWAYS);
        this.limited = new LimitedShop(topology.newShop(LIMIT).client(), LIMIT);
        this.each = new EachNode(topology, topology.newShop(MANY).client());
    }

    void begin() {
        load.startBy(written.client());
        reading = new Endless(REST)
                .begin(fresh::writeAndRead)
                .begin(withTokens::writeAndRead)
                .begin(limited::ask)
                .begin(limited::ask);
    }

    /** Waits until everybody gets on again. */
    void awaitMore() {
        int customers = fresh.customers();
        int others = withTokens.customers();
        load.awaitAcknowledged(5 * WRITERS);
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast(reading::requireAllWell)
                .until(() -> fresh.customers() > customers + 1 && withTokens.customers() > others + 1);
    }

    /** That every node does what it is asked, time after time and the first time, without asking anybody to come back. */
    void requireNoRefusal() {
        each.requireServes(IN_A_ROW);
    }

    /** How many writes of writers were acknowledged. */
    int acknowledged() {
        return load.acknowledged();
    }

    /** How often a writer was asked to come back later. */
    int refused() {
        return load.refused();
    }

    LimitedShop limited() {
        return limited;
    }

    /** Lets all come to an end, and compares what is there with what each of them knows. */
    void endAndCompare() {
        // What it may do in a minute may have been done before it began anew.
        Awaitility.await().atMost(PATIENCE).until(limited::isAdmitted);
        load.stop();
        reading.stop();
        load.settleBy(written.client());
        Audit.compare(topology.stored(written), load.account());
        audit.readNewsBy(written.client().patient(), load.account());
        Lists.readBy(written.client().patient()).compare(load.account());
        limited.requireWithinLimit();
    }
}
