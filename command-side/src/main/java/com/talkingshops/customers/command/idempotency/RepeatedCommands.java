package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.command.idempotency.Outcomes.Kept;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
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
    private final ReplayListener listener;

    RepeatedCommands(KeyedRequests requests, Outcomes outcomes, OutcomeFormat format, ReplayListener listener) {
        this.requests = requests;
        this.outcomes = outcomes;
        this.format = format;
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
        if (!outcomes.reserve(request)) {
            throw KeyRefusals.stillRunning();
        }
        Optional<Kept> kept = outcomes.find(request);
        return kept.isPresent()
                ? replay(kept.get(), request, unitOfWork.getMessage())
                : handleAndKeep(request, unitOfWork, chain);
    }

    private Object replay(Kept kept, KeyedRequest request, CommandMessage<?> command) {
        if (!kept.digest().equals(request.digest())) {
            throw KeyRefusals.usedForAnotherRequest();
        }
        listener.replayed();
        return format.read(command.getPayloadType(), kept.outcome());
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
