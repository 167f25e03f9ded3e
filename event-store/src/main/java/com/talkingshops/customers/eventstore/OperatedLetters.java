package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters in the table, as those see them who operate the service. */
final class OperatedLetters implements DeadLetters {

    private final Set<String> processors;
    private final LetterTable table;
    private final LetterQueues queues;
    private final LetterRetry retry;
    private final LetterPresence presence;
    private final TransactionTemplate transaction;

    OperatedLetters(
            Set<String> processors,
            LetterTable table,
            LetterQueues queues,
            LetterRetry retry,
            LetterPresence presence,
            TransactionTemplate transaction) {
        this.processors = processors;
        this.table = table;
        this.queues = queues;
        this.retry = retry;
        this.presence = presence;
        this.transaction = transaction;
    }

    @Override
    public Page find(@Nullable String processor, int page, int limit) {
        Map<String, Long> counts = table.counts();
        long total = processor == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(processor, 0L);
        long before = (page - 1L) * limit;
        return new Page(before >= total ? List.of() : table.page(processor, before, limit), total);
    }

    @Override
    public Optional<Letter> find(String id) {
        return table.letter(id);
    }

    @Override
    public Outcome retry(String id) {
        return table.letter(id)
                .map(letter -> retry.retry(new LetterTable.Sequence(letter.processor(), letter.sequence())))
                .orElseGet(Outcome.Unknown::new);
    }

    @Override
    public Outcome drop(String id) {
        try {
            return transaction.<Outcome>execute(status -> table.lock(id)
                    .<Outcome>map(sequence -> {
                        table.delete(List.of(id));
                        return new Outcome.Done(
                                0, queues.of(sequence.processor()).sequenceSize(sequence.sequence()));
                    })
                    .orElseGet(Outcome.Unknown::new));
        } catch (DataAccessException e) {
            if (LetterTable.isTaken(e)) {
                return new Outcome.Busy();
            }
            throw e;
        }
    }

    @Override
    public boolean contain(Collection<String> events) {
        return !events.isEmpty() && presence.isLikely() && table.anyOf(events);
    }

    @Override
    public Map<String, Long> byProcessor() {
        Map<String, Long> counts = presence.isLikely() ? table.counts() : Map.of();
        return processors.stream()
                .collect(Collectors.toMap(Function.identity(), processor -> counts.getOrDefault(processor, 0L)));
    }
}
