package com.talkingshops.customers.eventstore.chain;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes along the chain in the order of positions, and finds the first place where it does not hold. For one thread. */
public final class ChainWalk {

    /** How many other places are remembered, to tell whether the first one's event is at one of them. */
    private static final int MOST_ALTERED = 1_000;

    private final @Nullable String only;
    private final boolean whole;
    private final Deque<Checkpoint> ahead;
    private final MessageDigest digest = Sha256.digest();
    private final Map<String, Link> heads = new HashMap<>();
    private final List<Altered> altered = new ArrayList<>();

    private @Nullable Finding first;
    /** Where the first finding was made. */
    private long firstAt;

    private long position = Long.MIN_VALUE;
    private long ordinal;
    private long links;

    /** An event that is not what its link holds. */
    private record Altered(Link link, byte @Nullable [] before, byte[] content) {}

    /**
     * Begins before the first event.
     *
     * @param only the partition that is looked at; {@code null} for all
     * @param whole whether the links of all partitions are shown, so that it is seen when one is left out
     * @param checkpoints that the chain has to agree with, signatures already looked at
     */
    public ChainWalk(@Nullable String only, boolean whole, Collection<Checkpoint> checkpoints) {
        this.only = only;
        this.whole = whole;
        this.ahead = new ArrayDeque<>(checkpoints.stream()
                .sorted(Comparator.comparingLong(Checkpoint::position))
                .toList());
    }

    /**
     * Goes on to the next position.
     *
     * @param link {@code null} if the event has none
     * @param content the event's {@link StoredEvent#digest digest}; {@code null} if there is no event
     * @param partition where the event belongs by its metadata; {@code null} if there is no event
     */
    public void see(long globalIndex, @Nullable Link link, byte @Nullable [] content, @Nullable String partition) {
        requireOrder(globalIndex, link);
        passCheckpoints(globalIndex);
        position = Math.max(position, globalIndex);
        if (link == null) {
            found(
                    globalIndex,
                    Finding.at(
                            Kind.INSERTED,
                            globalIndex,
                            "This event has no link, and all that were appended here were chained."));
            return;
        }
        boolean looksAt = only == null || only.equals(link.partition()) || only.equals(partition);
        Link before = heads.put(link.partition(), link);
        boolean holds = !looksAt || judge(link, before, content);
        if (holds && looksAt && partition != null && !partition.equals(link.partition())) {
            found(
                    globalIndex,
                    new Finding(
                            Kind.INSERTED,
                            partition,
                            null,
                            globalIndex,
                            null,
                            "This event's link is in the chain of %s, where it was not chained."
                                    .formatted(link.partition())));
        }
        if (holds && whole && link.ordinal() != ordinal + 1) {
            found(globalIndex, outOfOrder(link, ordinal + 1));
        }
        ordinal = holds ? link.ordinal() : ordinal + 1;
        links++;
    }

    /** Takes in what was found by other means at the last position that was seen; it counts if nothing was found before. */
    void alsoFound(Finding finding) {
        found(position, finding);
    }

    private void requireOrder(long globalIndex, @Nullable Link link) {
        if (globalIndex <= position) {
            found(
                    globalIndex,
                    new Finding(
                            Kind.REORDERED,
                            link == null ? null : link.partition(),
                            link == null ? null : link.number(),
                            globalIndex,
                            null,
                            "This event stands behind one that came after it."));
        }
        if (globalIndex <= 0) {
            found(
                    globalIndex,
                    Finding.at(Kind.INSERTED, globalIndex, "Positions begin with 1: none was ever given this one."));
        }
    }

    private static Finding outOfOrder(Link link, long expected) {
        return link.ordinal() > expected
                ? Finding.of(
                        Kind.MISSING,
                        "The links %d to %d, right before position %d, are gone, and so are their events or what says that they belong here."
                                .formatted(expected, link.ordinal() - 1, link.globalIndex()))
                : Finding.at(
                        Kind.INSERTED,
                        link,
                        "This link is number %d of all, and number %d is the next here: it was put in, or one before it."
                                .formatted(link.ordinal(), expected));
    }

    private boolean judge(Link link, @Nullable Link before, byte @Nullable [] content) {
        long expected = before == null ? 1 : before.number() + 1;
        if (link.number() != expected) {
            broken(link, before, expected);
            // Its ordinal counts, so that no gap is seen twice.
            ordinal = link.ordinal() - 1;
            return true;
        }
        if (content == null) {
            found(link.globalIndex(), Finding.at(Kind.MISSING, link, "The event of this link is gone."));
            return false;
        }
        byte[] hash = before == null ? null : before.hash();
        if (link.holds(digest, hash, content)) {
            return true;
        }
        if (altered.size() < MOST_ALTERED) {
            altered.add(new Altered(link, hash, content));
        }
        found(
                link.globalIndex(),
                Finding.at(Kind.ALTERED, link, "This event, or its link, is not what it was when it was chained."));
        return false;
    }

    private void broken(Link link, @Nullable Link before, long expected) {
        Finding known = first;
        if (known != null
                && known.partition() == null
                && known.kind() == Kind.MISSING
                && link.number() > expected
                && (before == null || before.globalIndex() < firstAt)) {
            first = new Finding(Kind.MISSING, link.partition(), expected, null, null, known.detail());
            return;
        }
        found(
                link.globalIndex(),
                link.number() > expected
                        ? new Finding(
                                Kind.MISSING,
                                link.partition(),
                                expected,
                                null,
                                null,
                                "This event and its link are gone: at position %d follows number %d."
                                        .formatted(link.globalIndex(), link.number()))
                        : Finding.at(
                                Kind.ALTERED,
                                link,
                                "The number of this link is %d before it.".formatted(expected - 1)));
    }

    private void found(long at, Finding finding) {
        if (first == null) {
            first = finding;
            firstAt = at;
        }
    }

    private void passCheckpoints(long next) {
        for (Checkpoint checkpoint = ahead.peek();
                checkpoint != null && checkpoint.position() < next;
                checkpoint = ahead.peek()) {
            ahead.remove();
            if (first == null) {
                new HeadsAt(heads, links, only).differsFrom(checkpoint).ifPresent(finding -> found(next, finding));
            }
        }
    }

    /** Has the chain agree with one more checkpoint, which is made later than all others. */
    public void expect(Checkpoint last) {
        ahead.add(last);
    }

    /** How many links were seen. */
    public long links() {
        return links;
    }

    /**
     * Ends behind the last event.
     *
     * @param upTo the position up to which events were shown
     * @param expected how many links there should be; {@code null} if nothing says so
     * @return the first place where the chain does not hold; empty if it does
     */
    public Optional<Finding> end(long upTo, @Nullable Long expected) {
        passCheckpoints(upTo == Long.MAX_VALUE ? upTo : upTo + 1);
        if (first == null && expected != null && (ordinal != expected || links != expected)) {
            found(
                    upTo,
                    Finding.of(
                            ordinal < expected ? Kind.TRUNCATED : Kind.ALTERED,
                            "There are %d links, and %d were counted when they were made.".formatted(links, expected)));
        }
        Checkpoint beyond = ahead.peek();
        if (first == null && beyond != null) {
            found(upTo, new HeadsAt(heads, links, only).endsBefore(beyond, upTo));
        }
        return Optional.ofNullable(first).map(this::named);
    }

    /** The first place, as what it is if its event is found at another place. */
    private Finding named(Finding finding) {
        if (finding.kind() != Kind.ALTERED || altered.isEmpty()) {
            return finding;
        }
        Altered here = altered.getFirst();
        if (!Long.valueOf(here.link().globalIndex()).equals(finding.globalIndex())) {
            return finding;
        }
        return altered.stream()
                .skip(1)
                .filter(other -> here.link().holds(digest, here.before(), other.content()))
                .findFirst()
                .map(other -> finding.as(
                        Kind.REORDERED,
                        "The event of this place is at position %d now."
                                .formatted(other.link().globalIndex())))
                .orElse(finding);
    }
}
