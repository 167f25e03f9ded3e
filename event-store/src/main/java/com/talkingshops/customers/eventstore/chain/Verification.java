package com.talkingshops.customers.eventstore.chain;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks the stored history against its chain. Events are read and hashed portion by portion on a few threads, while one goes
 * along what they have read.
 */
public final class Verification {

    private static final int WINDOW = 20_000;
    /** Readers: no more than there are cores, and not on all connections. */
    private static final int READERS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    /** An event that lies behind where the sequence has come was not appended. Asked for once, and not for each event. */
    private static final String BEYOND =
            "select min(global_index) from es.domain_event_entry where global_index > (" + GivenPositions.LAST + ")";

    private final ChainReads reads;
    private final JdbcClient database;
    private final ChainPartitions partitions;
    private final UnlistedTypes unlisted;
    private final int window;

    Verification(ChainReads reads, JdbcClient database, ChainPartitions partitions, UnlistedTypes unlisted) {
        this(reads, database, partitions, unlisted, WINDOW);
    }

    /** Reads so many positions at once. */
    Verification(
            ChainReads reads, JdbcClient database, ChainPartitions partitions, UnlistedTypes unlisted, int window) {
        this.window = window;
        this.reads = reads;
        this.database = database;
        this.partitions = partitions;
        this.unlisted = unlisted;
    }

    /** Is told how a check comes on. */
    @FunctionalInterface
    public interface Progress {
        void at(long links, long ofLinks);
    }

    /**
     * Checks all that is chained now.
     *
     * @param only the partition that is looked at; {@code null} for all
     * @param checkpoints that the chain has to agree with, signatures already looked at
     */
    public Outcome run(@Nullable String only, Collection<Checkpoint> checkpoints, Progress progress) {
        ChainState state = reads.now(ChainState::toBeChecked);
        if (reads.now(state::isMadeUp)) {
            return new Outcome(0, state.position(), 0, madeUp(state));
        }
        long unchained = behind(state.position());
        var walk = new ChainWalk(only, true, checkpoints);
        var past = reads.upTo(state.position());
        progress.at(0, state.links());
        try (ExecutorService readers = Executors.newFixedThreadPool(
                READERS, Thread.ofPlatform().daemon().name("chain-reader-", 0).factory())) {
            try {
                walk(walk, past, only, state, readers, progress);
            } finally {
                readers.shutdownNow();
            }
        }
        Optional<Finding> first = walk.end(state.position(), state.links());
        return new Outcome(
                walk.links(),
                state.position(),
                unchained,
                first.map(this::withEvent).orElseGet(this::beyond));
    }

    private long behind(long position) {
        return database.sql("select count(*) from es.domain_event_entry where global_index > ?")
                .param(position)
                .query(Long.class)
                .single();
    }

    private void walk(
            ChainWalk walk,
            ChainReads.Past past,
            @Nullable String only,
            ChainState state,
            ExecutorService readers,
            Progress progress) {
        var listed = new ListedNumbers(only);
        var ahead = new ArrayDeque<Future<List<Place>>>();
        OptionalLong next = first(past, Long.MIN_VALUE, state);
        while (next.isPresent() || !ahead.isEmpty()) {
            while (next.isPresent() && ahead.size() <= 2 * READERS) {
                long from = next.getAsLong();
                long upTo = from > state.position() - window ? state.position() : from + window - 1;
                ahead.add(readers.submit(() ->
                        past.read(connection -> Place.between(connection, from, upTo, only, partitions, unlisted))));
                next = upTo < state.position() ? first(past, upTo + 1, state) : OptionalLong.empty();
            }
            for (Place place : places(ahead.remove())) {
                walk.see(place.globalIndex(), place.link(), place.content(), place.partition());
                listed.see(place).ifPresent(walk::alsoFound);
            }
            progress.at(walk.links(), state.links());
        }
    }

    private static OptionalLong first(ChainReads.Past past, long from, ChainState state) {
        return past.read(connection -> Place.first(connection, from, state.position()));
    }

    private static List<Place> places(Future<List<Place>> places) {
        try {
            return places.get();
        } catch (ExecutionException e) {
            throw new EventStoreException("Events could not be read.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("The check was interrupted.", e);
        }
    }

    private static Finding madeUp(ChainState state) {
        return Finding.of(
                Kind.ALTERED,
                "The chain is said to come to position %d, by es.chain_state or by a link, and that was never given to an event."
                        .formatted(state.position()));
    }

    private Finding withEvent(Finding finding) {
        if (finding.globalIndex() == null) {
            return finding;
        }
        return database.sql("select event_identifier, meta_data from es.domain_event_entry where global_index = ?")
                .param(finding.globalIndex())
                .query((row, number) -> {
                    Finding with = finding.with(row.getString(1));
                    return finding.partition() == null && finding.kind() == Kind.INSERTED
                            ? with.of(partitions.of(row.getBytes(2)))
                            : with;
                })
                .optional()
                .orElse(finding);
    }

    private @Nullable Finding beyond() {
        return database.sql(BEYOND)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .single()
                .map(position -> withEvent(Finding.at(
                        Kind.INSERTED,
                        position,
                        "This event lies behind the last position that was ever given to one.")))
                .orElse(null);
    }
}
