package com.talkingshops.customers.eventstore.chain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs checks of the chain, one at a time over all nodes, each on a thread of its own. */
public final class ChainChecks {

    private static final Logger LOG = LoggerFactory.getLogger(ChainChecks.class);
    private static final long BETWEEN_WORDS_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    /** Of all partitions: many enough to know of the past, few enough to be no work. */
    private static final int KEPT = 400;

    private final Verification verification;
    private final Checkpoints checkpoints;
    private final CheckTable table;

    ChainChecks(Verification verification, Checkpoints checkpoints, CheckTable table) {
        this.verification = verification;
        this.checkpoints = checkpoints;
        this.table = table;
    }

    /**
     * Begins a check: of the history, the links, the checkpoints that are kept and those that are given.
     *
     * @param partition that is looked at; {@code null} for all
     * @param key what tells whether a kept checkpoint was signed; {@code null} if there is none
     * @param given checkpoints from elsewhere, known to be signed
     * @return whether it has begun: there is one at a time
     */
    public boolean begin(@Nullable String partition, @Nullable VerifyingKey key, Collection<Checkpoint> given) {
        String owner = UUID.randomUUID().toString();
        if (!table.begin(owner, partition)) {
            return false;
        }
        Thread.ofPlatform().daemon().name("chain-check").start(() -> run(owner, partition, key, given));
        return true;
    }

    private void run(
            String owner, @Nullable String partition, @Nullable VerifyingKey key, Collection<Checkpoint> given) {
        try (var alive = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("chain-check-alive").factory())) {
            alive.scheduleAtFixedRate(() -> stillAt(owner), 0, A_SECOND.toMillis(), TimeUnit.MILLISECONDS);
            Outcome outcome = check(owner, partition, key, given);
            table.completed(owner, outcome);
            Finding first = outcome.first();
            if (first == null) {
                LOG.info(
                        "The history is what was chained: {} events up to position {}; {} behind it are not chained yet",
                        outcome.events(),
                        outcome.position(),
                        outcome.unchained());
            } else {
                LOG.error("The history is not what was chained: {}", first);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("The check of the chain has failed", e);
            table.failed(owner, "It failed with " + e.getClass().getSimpleName() + ", see the log.");
        }
    }

    /** It may take long until a check comes to its first event, as where a replica has to show it first. */
    private void stillAt(String owner) {
        try {
            table.stillAt(owner);
        } catch (RuntimeException e) {
            LOG.debug("That the check goes on could not be noted", e);
        }
    }

    private Outcome check(
            String owner, @Nullable String partition, @Nullable VerifyingKey key, Collection<Checkpoint> given) {
        var signed = new ArrayList<>(given);
        Finding forged = null;
        List<Checkpoint> known = key == null ? List.of() : checkpoints.knownTo(key, KEPT);
        for (Checkpoint kept : known) {
            if (key != null && kept.isSignedBy(key)) {
                signed.add(kept);
            } else {
                forged = new Finding(
                        Kind.ALTERED,
                        kept.partition(),
                        null,
                        null,
                        null,
                        "The checkpoint of %s that is kept in the database is not what was signed."
                                .formatted(kept.madeAt()));
            }
        }
        Outcome outcome = verification.run(partition, signed, new Words(owner)::at);
        return outcome.intact() && forged != null ? outcome.with(forged) : outcome;
    }

    /** The last check, on whatever node; empty if there never was one. */
    public Optional<ChainCheck> last() {
        return table.last();
    }

    /** Says now and then how far a check has come. */
    private final class Words {

        private final String owner;
        private long last = System.nanoTime() - BETWEEN_WORDS_NANOS;

        Words(String owner) {
            this.owner = owner;
        }

        void at(long done, long total) {
            long now = System.nanoTime();
            if (now - last >= BETWEEN_WORDS_NANOS) {
                last = now;
                table.at(owner, done, total);
            }
        }
    }
}
