package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.api.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clients that bodies are awaited from: only so many, since what has come of a body lies in memory, and of one tenant no more than
 * a quarter of them, so that nobody's slow clients stop the writes of all.
 */
final class Senders {

    private final int most;
    private final Map<TenantId, Integer> ofTenants = new HashMap<>();
    private int all;

    Senders(int most) {
        this.most = most;
    }

    /** Takes in one more, if there is room for it. */
    synchronized Optional<Sender> add(TenantId tenant) {
        if (all >= most || ofTenants.getOrDefault(tenant, 0) >= most / 4) {
            return Optional.empty();
        }
        all++;
        ofTenants.merge(tenant, 1, Integer::sum);
        return Optional.of(() -> remove(tenant));
    }

    private synchronized void remove(TenantId tenant) {
        all--;
        ofTenants.computeIfPresent(tenant, (_, number) -> number == 1 ? null : number - 1);
    }

    /** How many there are. */
    synchronized int number() {
        return all;
    }

    /** One of them, until it is closed, once. */
    interface Sender extends AutoCloseable {

        @Override
        void close();
    }
}
