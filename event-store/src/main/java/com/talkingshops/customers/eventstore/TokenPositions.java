package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/**
 * Knows the tokens of the processors: those of this node the moment they are committed, those of other nodes from the token
 * table, which all waiters together read when another node says that a processor has come further, and else now and then.
 */
final class TokenPositions implements ReadPositions, ShownPositions, Advances {

    /** How often the table is read at most, however much is told. */
    private static final Duration LEAST = Duration.ofMillis(5);

    private final Set<String> processors;
    private final Supplier<Set<String>> here;
    private final TokenTable table;
    private final Duration poll;
    private final LetterPresence letters;
    private final Pace pace;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Map<TokenTable.Key, Known> tokens = new HashMap<>();
    private long readAt;
    private boolean stale;
    /** Before the table was read, nobody knows how many segments there are. */
    private boolean complete;

    /** A token, and when it was known. */
    private record Known(@Nullable TrackingToken token, long at) {
        long position() {
            return token == null
                    ? 0
                    : WrappedToken.unwrapLowerBound(token).position().orElse(0);
        }
    }

    /**
     * Knows nothing yet.
     *
     * @param processors those of all nodes
     * @param here tells those of this node
     * @param poll how long a waiter relies on what it has been told
     * @param pace is told who waits
     * @param letters is told with the positions whether there are dead letters
     */
    TokenPositions(
            Set<String> processors,
            Supplier<Set<String>> here,
            TokenTable table,
            Duration poll,
            LetterPresence letters,
            Pace pace) {
        this.processors = Set.copyOf(processors);
        this.here = here;
        this.table = table;
        this.poll = poll;
        this.letters = letters;
        this.pace = pace;
        this.readAt = System.nanoTime() - poll.toNanos();
    }

    @Override
    public void advanced(String processor, int segment, @Nullable TrackingToken token) {
        lock.lock();
        try {
            tokens.put(new TokenTable.Key(processor, segment), new Known(token, System.nanoTime()));
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Another node's processor has come further: whoever waits looks again. Returns at once. */
    void refresh() {
        lock.lock();
        try {
            stale = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long head() {
        return table.head();
    }

    @Override
    public Optional<Instant> firstAfter(long position) {
        return table.firstAfter(position);
    }

    @Override
    public boolean await(long position, Duration atMost) {
        if (position <= 0) {
            return true;
        }
        pace.beginWaiting();
        try {
            return awaitUntil(position, System.nanoTime() + atMost.toNanos());
        } finally {
            pace.endWaiting();
        }
    }

    private boolean awaitUntil(long position, long deadline) {
        while (true) {
            if (awaitHere(position, deadline)) {
                return true;
            }
            if (System.nanoTime() >= deadline) {
                return false;
            }
            read();
        }
    }

    @Override
    public Set<String> runHere() {
        return Set.copyOf(here.get());
    }

    @Override
    public Map<String, Long> byProcessor() {
        read();
        lock.lock();
        try {
            return processors.stream()
                    .collect(Collectors.toMap(Function.identity(), processor -> position(processor, tokens)));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until what is known suffices, time is over, or it is time to read the table again. */
    private boolean awaitHere(long position, long deadline) {
        lock.lock();
        try {
            while (!complete || !haveCome(position, tokens)) {
                long left = Math.min(deadline, nextRead()) - System.nanoTime();
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

    @Override
    public boolean areShown(Connection connection, long position) {
        return haveCome(position, byKey(table.read(connection).tokens(), 0));
    }

    private boolean haveCome(long position, Map<TokenTable.Key, Known> some) {
        return processors.stream().allMatch(processor -> position(processor, some) >= position);
    }

    private static long position(String processor, Map<TokenTable.Key, Known> some) {
        return some.entrySet().stream()
                .filter(known -> known.getKey().processor().equals(processor))
                .mapToLong(known -> known.getValue().position())
                .min()
                .orElse(0);
    }

    private long nextRead() {
        return readAt + (stale ? LEAST : poll).toNanos();
    }

    private static Map<TokenTable.Key, Known> byKey(List<TokenTable.Entry> entries, long at) {
        var tokens = new HashMap<TokenTable.Key, Known>();
        entries.forEach(entry -> tokens.put(entry.key(), new Known(entry.token(), at)));
        return tokens;
    }

    /** Reads the tokens of all nodes, unless that was just done. */
    private void read() {
        long now = System.nanoTime();
        lock.lock();
        try {
            if (now < nextRead()) {
                return;
            }
            readAt = now;
            stale = false;
        } finally {
            lock.unlock();
        }
        var look = letters.look();
        var read = table.read();
        look.found(read.letters());
        var stored = byKey(read.tokens(), now);
        lock.lock();
        try {
            // What this node's processors have told since is newer.
            stored.replaceAll((key, older) -> {
                Known told = tokens.get(key);
                return told != null && told.at() > now ? told : older;
            });
            tokens = stored;
            complete = true;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
