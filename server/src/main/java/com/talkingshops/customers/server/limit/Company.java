package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.server.limit.NodeTable.Others;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether this node is alone, again and again. What it has found holds for a while that ends before others would take it for
 * gone. Whoever comes says that he is there before he looks; whoever is alone looks again after he has said that he counts for himself. So
 * of two, one sees the other in any case, and lets nobody in until that one counts together with him. Whoever comes when all others have
 * just gone begins with what they have counted.
 */
final class Company {

    /** How long to wait from one look to the next. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Company.class);
    /** How long what was found holds. */
    private static final Duration HOLDS = NodeTable.PATIENCE.minusSeconds(4);
    /** Until what others have let in counts no more. */
    private static final Duration REMEMBERS = Duration.ofSeconds(Window.SECONDS + 5);

    private final UUID node = UUID.randomUUID();
    private final NodeTable nodes;
    private final SharedLimits shared;
    private final RateLimits own;
    private final Ticker time;

    private volatile Found found;
    /** Whether it counts for itself, or has what it counted so still to hand over. */
    private boolean alone;

    private boolean looked;
    private long othersSeen;
    private volatile boolean known;

    /** What was found, and until when it holds. */
    private record Found(Standing standing, long until) {
        Standing at(long now) {
            return now - until < 0 ? standing : Standing.UNSURE;
        }
    }

    Company(NodeTable nodes, SharedLimits shared, RateLimits own, Ticker time) {
        this.nodes = nodes;
        this.shared = shared;
        this.own = own;
        this.time = time;
        this.found = new Found(Standing.UNSURE, time.read());
    }

    /**
     * Where this node stands.
     *
     * @param now by its own clock
     */
    Standing standing(long now) {
        return found.at(now);
    }

    Standing standing() {
        return standing(time.read());
    }

    /** Whether it was ever known where this node stands. */
    boolean wasKnown() {
        return known;
    }

    /** Looks once. Not to be called by several threads. */
    void look() {
        long begun = time.read();
        nodes.seen(node, !alone);
        Others others = nodes.others(node);
        Standing standing = others.any() ? withOthers(others, begun) : withNobody(begun);
        found = new Found(standing, begun + HOLDS.toNanos());
        looked = true;
        known |= standing != Standing.UNSURE;
    }

    private Standing withOthers(Others others, long now) {
        othersSeen = now;
        if (alone) {
            // From here on nothing is decided by what this node alone has counted.
            found = new Found(Standing.UNSURE, now);
            shared.takeOver(own);
            alone = false;
            nodes.seen(node, true);
            LOG.info("There are other nodes: limits are counted together");
        }
        return others.allShare() ? Standing.TOGETHER : Standing.UNSURE;
    }

    private Standing withNobody(long now) {
        if (alone) {
            return Standing.ALONE;
        }
        if (!looked && shared.isRecent()) {
            // They were here a moment ago: all have been started anew.
            looked = true;
            othersSeen = now;
        }
        if (looked && now - othersSeen < REMEMBERS.toNanos()) {
            return Standing.TOGETHER;
        }
        nodes.seen(node, false);
        if (nodes.others(node).any()) {
            nodes.seen(node, true);
            othersSeen = now;
            return Standing.UNSURE;
        }
        alone = true;
        LOG.info("There is no other node: limits are counted in memory");
        return Standing.ALONE;
    }

    /** Says farewell. */
    void leave() {
        found = new Found(Standing.UNSURE, time.read());
        nodes.gone(node);
    }
}
