package com.talkingshops.customers.server.observe;

import com.talkingshops.customers.api.tenant.TenantId;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Times requests by tenant: the busiest each by its id, all others together, so that there are few meters however many tenants
 * there are. Whoever comes first is named while there is room; later on, whoever is twice as busy takes the place of another, so
 * that two that are alike do not change places for ever.
 */
final class TenantTimings {

    /** Stands for all tenants that are not named. */
    static final String OTHER = "other";

    private static final String NAME = "customers.tenant.requests";
    private static final double OF_THE_MINUTE_BEFORE = 0.5;
    private static final double OF_A_PLACE = 2;
    private static final double FORGOTTEN = 0.5;

    private final MeterRegistry meters;
    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, Double> busyness = new HashMap<>();

    /**
     * Begins with nobody.
     *
     * @param most how many tenants are named
     */
    TenantTimings(MeterRegistry meters, int most) {
        this.meters = meters;
        this.most = most;
    }

    /** Takes a request of a tenant into account. */
    void record(TenantId tenant, int status, long nanos) {
        counts.computeIfAbsent(tenant.value(), unknown -> new LongAdder()).increment();
        timer(isNamed(tenant.value()) ? tenant.value() : OTHER, Outcome.forStatus(status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String tenant, Outcome outcome) {
        return Timer.builder(NAME)
                .description("Requests of the busiest tenants, and of all others together")
                .tag("tenant", tenant)
                .tags(List.of(outcome.asTag()))
                .register(meters);
    }

    private boolean isNamed(String tenant) {
        return named.contains(tenant) || named.size() < most && isGivenRoom(tenant);
    }

    private synchronized boolean isGivenRoom(String tenant) {
        return named.size() < most && named.add(tenant);
    }

    /** Decides anew who is named. Called once a minute. */
    synchronized void look() {
        busyness.replaceAll((tenant, before) -> before * OF_THE_MINUTE_BEFORE);
        for (String tenant : Set.copyOf(counts.keySet())) {
            LongAdder count = counts.remove(tenant);
            if (count != null) {
                busyness.merge(tenant, count.doubleValue(), Double::sum);
            }
        }
        busyness.values().removeIf(value -> value < FORGOTTEN);
        List<String> busiest = Stream.concat(busyness.keySet().stream(), named.stream())
                .distinct()
                .sorted(Comparator.comparingDouble(this::claim).reversed())
                .limit(most)
                .toList();
        named.retainAll(busiest);
        named.addAll(busiest);
        meters.find(NAME).meters().stream()
                .map(Meter::getId)
                .filter(id -> !isStillTold(id))
                .forEach(meters::remove);
    }

    /** How good a reason there is to name a tenant. */
    private double claim(String tenant) {
        return busyness.getOrDefault(tenant, 0.0) * (named.contains(tenant) ? OF_A_PLACE : 1);
    }

    private boolean isStillTold(Meter.Id id) {
        String tenant = id.getTag("tenant");
        return tenant != null && (tenant.equals(OTHER) || named.contains(tenant));
    }
}
