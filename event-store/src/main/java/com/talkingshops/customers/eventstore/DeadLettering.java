package com.talkingshops.customers.eventstore;

import com.talkingshops.customers.eventstore.SalvagingWrite.Left;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a processor go on past events that fail: they and what follows them in their sequence become dead letters, in the
 * transaction that writes the rest of the batch and stores the token.
 */
final class DeadLettering implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettering.class);

    private final String processor;
    private final Sequences sequences;
    private final SalvagingWrite write;
    private final DeadSequences dead;
    private final LetterQueues queues;
    private final LetterPresence presence;

    /**
     * Lets go on.
     *
     * @param processor what lacks the events that become letters
     */
    DeadLettering(
            String processor,
            Sequences sequences,
            SalvagingWrite write,
            DeadSequences dead,
            LetterQueues queues,
            LetterPresence presence) {
        this.processor = processor;
        this.sequences = sequences;
        this.write = write;
        this.dead = dead;
        this.queues = queues;
        this.presence = presence;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Batch batch = Batch.begun(unitOfWork.root(), this::end);
        try {
            return chain.proceed();
        } catch (Exception | Error e) {
            Exception failure = ThrownError.asException(e);
            if (PassingFailure.isOfNoEvent(failure)) {
                throw failure;
            }
            if (write.isTransactionBroken()) {
                throw new IllegalStateException(
                        "A handler of " + processor
                                + " has failed in a statement of its own, which took the whole batch's transaction with it."
                                + " Handlers collect in an EventBatch, whose writes can be taken back.",
                        failure);
            }
            batch.failed(unitOfWork.getMessage(), failure);
            return null;
        }
    }

    private void end(Batch batch) {
        var concerned = batch.handled().stream()
                .map(one -> sequences.getSequenceIdentifierFor(one.event()))
                .collect(Collectors.toSet());
        Set<String> withLetters = new HashSet<>(dead.among(processor, concerned));
        List<Left> left = write.write(batch, sequences::getSequenceIdentifierFor, withLetters);
        if (!left.isEmpty()) {
            left.forEach(one -> enqueue(one, !withLetters.add(one.sequence())));
            presence.letterAdded();
        }
    }

    private void enqueue(Left left, boolean follows) {
        Cause cause = null;
        if (left.failure() != null) {
            cause = FailureCause.of(left.failure());
            LOG.warn(
                    "Event {} is a dead letter of {}: {}, {}",
                    left.event().getIdentifier(),
                    processor,
                    cause.type(),
                    cause.message());
        }
        dead.add(processor, left.sequence());
        if (follows) {
            queues.follow(processor, left.sequence(), left.event(), cause);
        } else {
            queues.begin(processor, left.sequence(), left.event(), cause);
        }
    }
}
