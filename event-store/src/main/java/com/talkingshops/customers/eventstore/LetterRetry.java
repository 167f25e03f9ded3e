package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.DeadLetters.Outcome;
import com.talkingshops.customers.eventstore.LetterTable.Sequence;
import com.talkingshops.customers.eventstore.SalvagingWrite.Left;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries the letters of a sequence again: what can be written is, in order, and leaves the queue in the same transaction. The
 * letters are locked meanwhile, so that nobody else tries them too.
 */
final class LetterRetry {

    private static final Logger LOG = LoggerFactory.getLogger(LetterRetry.class);
    private static final int AT_ONCE = 1_000;

    private final EventProcessingConfiguration processing;
    private final TransactionTemplate transaction;
    private final LetterTable table;
    private final LetterQueues queues;
    private final LetterEvents stored;
    private final SalvagingWrite write;

    LetterRetry(
            EventProcessingConfiguration processing,
            TransactionTemplate transaction,
            LetterTable table,
            LetterQueues queues,
            LetterEvents stored,
            SalvagingWrite write) {
        this.processing = processing;
        this.transaction = transaction;
        this.table = table;
        this.queues = queues;
        this.stored = stored;
        this.write = write;
    }

    /** Tries the letters of a sequence from the first on, until one fails again or none is left. */
    Outcome retry(Sequence sequence) {
        long written = 0;
        while (true) {
            Result result;
            try {
                result = transaction.execute(status -> retrySome(sequence));
            } catch (DataAccessException e) {
                if (LetterTable.isTaken(e)) {
                    return new Outcome.Busy();
                }
                throw e;
            }
            written += result.written();
            if (!result.allOf(AT_ONCE)) {
                return new Outcome.Done(written, queues.of(sequence.processor()).sequenceSize(sequence.sequence()));
            }
        }
    }

    /** What became of some letters. */
    private record Result(int tried, int written) {
        boolean allOf(int most) {
            return tried == most && written == tried;
        }
    }

    private Result retrySome(Sequence sequence) {
        List<JdbcDeadLetter<EventMessage<?>>> letters = table.lock(sequence, AT_ONCE);
        if (letters.isEmpty()) {
            return new Result(0, 0);
        }
        table.oneRetryAtATime(sequence.processor());
        var events = stored.of(letters.stream().map(JdbcDeadLetter::message).toList());
        List<Left> left = events.isEmpty() ? List.of() : handle(sequence, events);
        var leftIds = left.stream().map(one -> one.event().getIdentifier()).collect(Collectors.toSet());
        var written = letters.stream()
                .filter(letter -> !leftIds.contains(letter.message().getIdentifier()))
                .map(JdbcDeadLetter::getIdentifier)
                .toList();
        table.delete(written);
        if (!left.isEmpty()) {
            Left first = left.getFirst();
            letters.stream()
                    .filter(letter -> letter.message()
                            .getIdentifier()
                            .equals(first.event().getIdentifier()))
                    .findFirst()
                    .ifPresent(letter -> requeue(sequence, letter, first));
        }
        return new Result(letters.size(), written.size());
    }

    private List<Left> handle(Sequence sequence, List<EventMessage<?>> events) {
        EventHandlerInvoker handlers = processing
                .eventProcessor(sequence.processor(), AbstractEventProcessor.class)
                .orElseThrow()
                .eventHandlerInvoker();
        var left = new ArrayList<Left>();
        var unitOfWork = new BatchingUnitOfWork<EventMessage<?>>(events);
        unitOfWork.start();
        Batch batch = Batch.retrying(
                unitOfWork, ended -> left.addAll(write.write(ended, event -> sequence.sequence(), Set.of())));
        var result = unitOfWork.executeWithResult(() -> {
            EventMessage<?> event = unitOfWork.getMessage();
            try {
                handlers.handle(event, Segment.ROOT_SEGMENT);
            } catch (Exception | Error e) {
                Exception failure = ThrownError.asException(e);
                if (PassingFailure.isOfNoEvent(failure)) {
                    throw failure;
                }
                batch.failed(event, failure);
            }
            return event;
        });
        if (result.isExceptional()) {
            throw ThrownError.asUnchecked(result.exceptionResult());
        }
        return left;
    }

    private void requeue(Sequence sequence, JdbcDeadLetter<EventMessage<?>> letter, Left left) {
        long attempts = RetryPauses.attempts(letter) + 1;
        Cause cause = FailureCause.of(Objects.requireNonNull(left.failure(), "the first that is left has failed"));
        LOG.warn(
                "Event {} is still a dead letter of {} after {} attempts: {}, {}",
                left.event().getIdentifier(),
                sequence.processor(),
                attempts,
                cause.type(),
                cause.message());
        queues.requeue(sequence.processor(), letter, cause, attempts);
        table.postpone(letter.getIdentifier(), RetryPauses.after(attempts));
    }
}
