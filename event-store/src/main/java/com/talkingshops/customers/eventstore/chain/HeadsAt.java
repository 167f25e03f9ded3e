package com.talkingshops.customers.eventstore.chain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ends of partitions when a walk has come somewhere, held against what a checkpoint says that they were there.
 *
 * @param heads the last link of each partition up to there
 * @param links how many there were up to there
 * @param only the partition that is looked at; {@code null} for all
 */
record HeadsAt(
        Map<String, Link> heads, long links, @Nullable String only) {

    /** What is different, if anything that is looked at is. */
    Optional<Finding> differsFrom(Checkpoint checkpoint) {
        String partition = checkpoint.partition();
        if (only != null && partition != null && !only.equals(partition)) {
            return Optional.empty();
        }
        List<Head> signed = checkpoint.heads();
        if (signed != null) {
            return firstOf(signed, checkpoint);
        }
        return Arrays.equals(Checkpoint.root(mine(partition)), checkpoint.root())
                ? Optional.empty()
                : Optional.of(unnamed(checkpoint));
    }

    private List<Head> mine(@Nullable String partition) {
        Stream<Link> mine = partition == null ? heads.values().stream() : Stream.ofNullable(heads.get(partition));
        return mine.map(Head::of).toList();
    }

    private Optional<Finding> firstOf(List<Head> signed, Checkpoint checkpoint) {
        return signed.stream()
                .filter(head -> only == null || only.equals(head.partition()))
                .sorted(Comparator.comparingLong(Head::globalIndex))
                .flatMap(head -> difference(head, checkpoint).stream())
                .findFirst()
                .or(() -> added(signed, checkpoint));
    }

    private Optional<Finding> difference(Head head, Checkpoint checkpoint) {
        Link link = heads.get(head.partition());
        if (link == null || link.number() < head.number()) {
            return Optional.of(new Finding(
                    Kind.TRUNCATED,
                    head.partition(),
                    link == null ? 1 : link.number() + 1,
                    null,
                    null,
                    "The checkpoint of %s has seen %d events up to position %d."
                            .formatted(checkpoint.madeAt(), head.number(), head.globalIndex())));
        }
        return link.number() == head.number()
                        && link.globalIndex() == head.globalIndex()
                        && Arrays.equals(link.hash(), head.hash())
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.ALTERED,
                        head.partition(),
                        head.number(),
                        head.globalIndex(),
                        null,
                        "Up to here the chain holds, and is not that which the checkpoint of %s has seen: it was made anew, and an event up to here was altered."
                                .formatted(checkpoint.madeAt())));
    }

    /** A partition that the checkpoint does not know, though it was made later. */
    private Optional<Finding> added(List<Head> signed, Checkpoint checkpoint) {
        var known = signed.stream().map(Head::partition).collect(Collectors.toSet());
        return mine(checkpoint.partition()).stream()
                .filter(head -> only == null || only.equals(head.partition()))
                .filter(head -> !known.contains(head.partition()))
                .min(Comparator.comparingLong(Head::globalIndex))
                .map(head -> new Finding(
                        Kind.INSERTED,
                        head.partition(),
                        head.number(),
                        head.globalIndex(),
                        null,
                        "The checkpoint of %s has seen no event of this partition.".formatted(checkpoint.madeAt())));
    }

    private Finding unnamed(Checkpoint checkpoint) {
        boolean fewer = checkpoint.partition() == null && links < checkpoint.links();
        return new Finding(
                fewer ? Kind.TRUNCATED : Kind.ALTERED,
                checkpoint.partition(),
                null,
                checkpoint.position(),
                null,
                "Up to here the chain holds, and is not that which the checkpoint of %s has seen%s. One with heads names the place."
                        .formatted(checkpoint.madeAt(), fewer ? ": events at its end are gone" : ": it was made anew"));
    }

    /** What is gone, if the history ends before a checkpoint was made. */
    Finding endsBefore(Checkpoint checkpoint, long end) {
        return Optional.ofNullable(checkpoint.heads())
                .flatMap(signed -> signed.stream()
                        .filter(head -> only == null || only.equals(head.partition()))
                        .sorted(Comparator.comparingLong(Head::globalIndex))
                        .flatMap(head -> difference(head, checkpoint).stream())
                        .findFirst())
                .orElseGet(() -> new Finding(
                        Kind.TRUNCATED,
                        checkpoint.partition(),
                        null,
                        null,
                        null,
                        "The chain ends at position %d, and the checkpoint of %s has seen it come to %d."
                                .formatted(end, checkpoint.madeAt(), checkpoint.position())));
    }
}
