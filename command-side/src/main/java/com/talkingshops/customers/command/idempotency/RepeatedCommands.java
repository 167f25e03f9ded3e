package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.api.BringsIds;
import com.talkingshops.customers.command.idempotency.Outcomes.Kept;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Answers a command that repeats an earlier one with the outcome of that one.
 *
 * <p>The command is handled in a unit of work within that of the transaction. A refusal rolls back the inner one, with
 * whatever events there were; the outer one commits the kept refusal. So every outcome is kept under the protection of the
 * same reservation, and nobody gets in between.
 */
final class RepeatedCommands implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final KeyedRequests requests;
    private final Outcomes outcomes;
    private final OutcomeFormat format;
    private final List<MadeBefore> made;
    private final ReplayListener listener;

    RepeatedCommands(
            KeyedRequests requests,
            Outcomes outcomes,
            OutcomeFormat format,
            List<MadeBefore> made,
            ReplayListener listener) {
        this.requests = requests;
        this.outcomes = outcomes;
        this.format = format;
        this.made = made;
        this.listener = listener;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Optional<KeyedRequest> request = requests.of(unitOfWork.getMessage());
        return request.isEmpty() ? chain.proceed() : handleOnce(request.get(), unitOfWork, chain);
    }

    private Object handleOnce(
            KeyedRequest request, UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (!outcomes.enter(request)) {
            throw KeyRefusals.stillRunning();
        }
        CommandMessage<?> command = unitOfWork.getMessage();
        Optional<Kept> kept = outcomes.findOrReserve(request, idsOf(command));
        if (kept.isEmpty()) {
            return handleAndKeep(request, unitOfWork, chain);
        }
        if (!kept.get().digest().equals(request.digest())) {
            throw KeyRefusals.usedForAnotherRequest();
        }
        if (kept.get().outcome() != null) {
            listener.replayed();
            return format.read(command.getPayloadType(), kept.get().outcome());
        }
        return goOn(kept.get().ids(), request, unitOfWork, chain);
    }

    private static List<String> idsOf(CommandMessage<?> command) {
        return command.getPayload() instanceof BringsIds brings ? brings.ids() : List.of();
    }

    /** Finishes what was reserved and never told of: with the same ids, so that it cannot happen a second time. */
    private Object goOn(
            List<String> ids,
            KeyedRequest request,
            UnitOfWork<? extends CommandMessage<?>> unitOfWork,
            InterceptorChain chain)
            throws Exception {
        if (unitOfWork.getMessage().getPayload() instanceof BringsIds sent) {
            BringsIds reserved = sent.withIds(ids);
            Optional<Object> earlier = outcomeOfEarlier(reserved);
            if (earlier.isPresent()) {
                outcomes.keep(request, format.write(reserved.getClass(), earlier.get()));
                listener.replayed();
                return earlier.get();
            }
            sendInstead(reserved, unitOfWork);
        }
        return handleAndKeep(request, unitOfWork, chain);
    }

    private Optional<Object> outcomeOfEarlier(BringsIds command) {
        return made.stream()
                .filter(before -> before.commands().isInstance(command))
                .findFirst()
                .flatMap(before -> before.outcomeOf(command));
    }

    @SuppressWarnings("unchecked") // the message stays one of the same command
    private static void sendInstead(BringsIds command, UnitOfWork<? extends CommandMessage<?>> unitOfWork) {
        ((UnitOfWork<CommandMessage<?>>) unitOfWork)
                .transformMessage(sent -> new GenericCommandMessage<>(
                        new GenericMessage<>(sent.getIdentifier(), command, sent.getMetaData()),
                        sent.getCommandName()));
    }

    private Object handleAndKeep(
            KeyedRequest request, UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        var within = DefaultUnitOfWork.startAndGet(command);
        within.registerCorrelationDataProvider(ignored -> unitOfWork.getCorrelationData());
        ResultMessage<?> outcome = within.executeWithResult(chain::proceed);
        Optional<String> toKeep = format.write(command.getPayloadType(), outcome);
        if (toKeep.isEmpty()) {
            throw asException(outcome.exceptionResult());
        }
        outcomes.keep(request, toKeep.get());
        // Returned, not thrown, also when it is a refusal: so the transaction commits.
        return GenericCommandResultMessage.asCommandResultMessage(outcome);
    }

    private static Exception asException(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }
}
