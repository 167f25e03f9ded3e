package com.talkingshops.customers.stub;

import com.talkingshops.customers.eventstore.DeadLetters;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Dead letters of the events that a test names. */
public final class StubDeadLetters implements DeadLetters {

    public final Set<String> events = ConcurrentHashMap.newKeySet();

    @Override
    public boolean contain(Collection<String> some) {
        return some.stream().anyMatch(events::contains);
    }

    @Override
    public Map<String, Long> byProcessor() {
        return Map.of("customers", (long) events.size(), "tenants", 0L);
    }

    @Override
    public Page find(String processor, int page, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Letter> find(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome retry(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome drop(String id) {
        throw new UnsupportedOperationException();
    }
}
