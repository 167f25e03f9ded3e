package com.talkingshops.customers.stub;

import com.talkingshops.customers.eventstore.ReadPositions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Read models that come as far as a test says. */
public final class StubPositions implements ReadPositions {

    public final AtomicLong head = new AtomicLong(10);
    public final Map<String, Long> processors = new ConcurrentHashMap<>(Map.of("customers", 10L, "tenants", 10L));
    public final ConcurrentLinkedQueue<Long> awaited = new ConcurrentLinkedQueue<>();
    public volatile boolean away;

    @Override
    public Optional<Instant> firstAfter(long position) {
        return Optional.empty();
    }

    @Override
    public long head() {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return head.get();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        awaited.add(position);
        if (away) {
            throw new IllegalStateException("the database is away");
        }
        return processors.values().stream().allMatch(reached -> reached >= position);
    }

    @Override
    public Set<String> runHere() {
        return Set.copyOf(processors.keySet());
    }

    @Override
    public Map<String, Long> byProcessor() {
        return Map.copyOf(processors);
    }

    /** Lets all processors come to a position. */
    public void all(long position) {
        processors.replaceAll((name, old) -> position);
        head.set(Math.max(head.get(), position));
    }
}
