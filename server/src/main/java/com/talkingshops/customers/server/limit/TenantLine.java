package com.talkingshops.customers.server.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.server.limit.WindowTable.Outcome;
import com.talkingshops.customers.server.limit.WindowTable.Seen;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one tenant on this node that wait to be let in, where several nodes count together. One of them at a time goes
 * to the database, for all that wait at that moment, and whoever comes meanwhile waits for the next. What is refused by what was
 * seen last needs no look: other nodes can only have let more in.
 */
final class TenantLine {

    /** Each time another node was faster, or a second ended: that many in a row are none of these. */
    private static final int MOST_TRIES = 500;

    private final TenantId tenant;
    private final WindowTable table;
    private final Ticker time;

    private final Deque<Ask> waiting = new ArrayDeque<>();
    private boolean underWay;

    /** What was seen last, and how far the clock of the database is ahead of this node's; for whoever leads. */
    private @Nullable Seen seen;

    private long ahead;

    TenantLine(TenantId tenant, WindowTable table, Ticker time) {
        this.tenant = tenant;
        this.table = table;
        this.time = time;
    }

    /** Asks for one request. */
    Allowance take(Caller caller) {
        var ask = new Ask(caller);
        if (isFirst(ask) || ask.isToLead()) {
            lead();
        }
        return ask.answer();
    }

    private synchronized boolean isFirst(Ask ask) {
        waiting.add(ask);
        boolean first = !underWay;
        underWay = true;
        return first;
    }

    private synchronized List<Ask> whoWaits() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private synchronized void passOn() {
        Ask next = waiting.peek();
        underWay = next != null;
        if (next != null) {
            next.lead();
        }
    }

    private void lead() {
        var group = new ArrayList<Ask>();
        try {
            List<Allowance> decided = decide(group);
            for (int i = 0; i < decided.size(); i++) {
                group.get(i).answer(decided.get(i));
            }
        } catch (RuntimeException | Error e) {
            // Whether the last statement has changed anything is not known.
            seen = null;
            group.forEach(ask -> ask.fail(e));
        } finally {
            passOn();
        }
    }

    private List<Allowance> decide(List<Ask> group) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            group.addAll(whoWaits());
            Seen known = known();
            long now = time.read() + ahead;
            TenantWindows windows = known.windows().goOn(now);
            List<Allowance> decided =
                    group.stream().map(ask -> windows.take(ask.caller(), now)).toList();
            if (decided.stream().noneMatch(Allowance::granted)) {
                return decided;
            }
            long next = WindowTable.after(known);
            long before = time.read();
            Outcome outcome = table.replace(tenant, known, next, windows, TenantWindows.second(now));
            learn(outcome, before);
            if (outcome.changed()) {
                seen = new Seen(next, windows);
                return decided;
            }
        }
        throw new Rejection(
                ErrorCode.ServiceUnavailableError,
                "Too many nodes count this tenant's requests at once; try again shortly.",
                Map.of());
    }

    private Seen known() {
        Seen last = seen;
        if (last != null) {
            return last;
        }
        long before = time.read();
        Outcome outcome = table.read(tenant);
        learn(outcome, before);
        return outcome.seen();
    }

    private void learn(Outcome outcome, long before) {
        seen = outcome.seen();
        ahead = outcome.now() - before - (time.read() - before) / 2;
    }
}
