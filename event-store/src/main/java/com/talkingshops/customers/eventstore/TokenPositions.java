package com.talkingshops.customers.eventstore;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows the tokens of the processors: those of this node the moment they are committed, those of other nodes from the
 * token table, which all waiters together read at most every {@link #POLL}.
 */
final class TokenPositions implements ReadPositions, Advances {

    /** How long a waiter relies on what this node's own processors tell. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final Set<String> processors;
    private final JdbcClient database;
    private final Serializer serializer;
    private final LetterPresence letters;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<String, Map<Integer, TrackingToken>> tokens = new HashMap<>();
    private long polledAt = System.nanoTime() - POLL.toNanos();

    TokenPositions(Set<String> processors, JdbcClient database, Serializer serializer, LetterPresence letters) {
        this.processors = Set.copyOf(processors);
        this.database = database;
        this.serializer = serializer;
        this.letters = letters;
    }

    @Override
    public void advanced(String processor, int segment, @Nullable TrackingToken token) {
        lock.lock();
        try {
            if (token != null) {
                tokens.computeIfAbsent(processor, name -> new HashMap<>()).put(segment, token);
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long head() {
        return database.sql("select coalesce(max(global_index), 0) from es.domain_event_entry")
                .query(Long.class)
                .single();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        if (position <= 0) {
            return true;
        }
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            if (awaitHere(position, Math.min(deadline, System.nanoTime() + POLL.toNanos()))) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
            poll();
        }
    }

    @Override
    public Map<String, Long> byProcessor() {
        poll();
        lock.lock();
        try {
            var positions = new HashMap<String, Long>();
            for (String processor : processors) {
                positions.put(
                        processor,
                        tokens.getOrDefault(processor, Map.of()).values().stream()
                                .mapToLong(TokenPositions::position)
                                .min()
                                .orElse(0));
            }
            return positions;
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitHere(long position, long deadline) {
        lock.lock();
        try {
            while (!allCover(position)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                moved.await(left, TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean allCover(long position) {
        return processors.stream().allMatch(processor -> {
            var segments = tokens.get(processor);
            return segments != null && segments.values().stream().allMatch(token -> position(token) >= position);
        });
    }

    /** Reads the tokens of all nodes, unless that was just done. */
    private void poll() {
        lock.lock();
        try {
            if (System.nanoTime() - polledAt < POLL.toNanos()) {
                return;
            }
            polledAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
        record Row(
                String processor,
                int segment,
                byte @Nullable [] token,
                @Nullable String type,
                boolean letters) {}
        var look = letters.look();
        var rows = database.sql("select processor_name as processor, segment, token, token_type as type,"
                        + " exists (select from es.dead_letter) as letters"
                        + " from es.token_entry where token is not null")
                .query(Row.class)
                .list();
        if (!rows.isEmpty()) {
            look.found(rows.getFirst().letters());
        }
        lock.lock();
        try {
            tokens.clear();
            for (Row row : rows) {
                TrackingToken token = serializer.deserialize(
                        new SimpleSerializedObject<>(row.token(), byte[].class, row.type(), null));
                tokens.computeIfAbsent(row.processor(), name -> new HashMap<>()).put(row.segment(), token);
            }
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static long position(TrackingToken token) {
        return WrappedToken.unwrapLowerBound(token).position().orElse(0);
    }
}
