package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A shop that asks for more than it may, and counts what it gets. */
final class LimitedShop {

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final Client client;
    private final int limit;
    private final List<Admitted> admitted = Collections.synchronizedList(new ArrayList<>());
    private volatile long begun = System.nanoTime();

    /** A request that was not refused, decided about between two moments. */
    private record Admitted(long sent, long answered) {}

    LimitedShop(Client client, int limit) {
        this.client = client;
        this.limit = limit;
    }

    /** Asks for something that it may be refused. */
    void ask() {
        long sent = System.nanoTime();
        Reply reply = client.get("/v1/customers?limit=1");
        assertThat(reply.status()).isIn(200, 429, 503);
        if (reply.status() == 200) {
            admitted.add(new Admitted(sent, System.nanoTime()));
        }
    }

    /** Whether it got anything since it began. */
    boolean isAdmitted() {
        return !counting().isEmpty();
    }

    private List<Admitted> counting() {
        return List.copyOf(admitted).stream()
                .filter(one -> one.sent() - begun >= 0)
                .toList();
    }

    /** That it never got more than it may: no request too many was sent and answered within one window. */
    void requireWithinLimit() {
        List<Admitted> all = counting();
        for (int last = limit; last < all.size(); last++) {
            long first = all.subList(last - limit, last + 1).stream()
                    .mapToLong(Admitted::sent)
                    .min()
                    .orElseThrow();
            assertThat(Duration.ofNanos(all.get(last).answered() - first))
                    .as("%d requests", limit + 1)
                    .isGreaterThanOrEqualTo(WINDOW);
        }
    }

    /**
     * Lets it begin anew, once a database serves that does not know what was counted before, since it took the place of another or
     * has crashed. What was sent before and is answered only now counts no more.
     */
    void forget() {
        begun = System.nanoTime();
    }
}
