package com.talkingshops.customers.command;

import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/** Refuses commands for what does not exist, was deleted, or is something else, in words for their sender. */
final class AbsentAggregates implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final List<AggregateName> names;

    AbsentAggregates(List<AggregateName> names) {
        this.names = names;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        try {
            return chain.proceed();
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            Class<?> command = unitOfWork.getMessage().getPayloadType();
            throw names.stream()
                    .filter(name -> name.commands().isAssignableFrom(command))
                    .findFirst()
                    .<RuntimeException>map(name -> Rejection.notFound(name.name()))
                    .orElse(e);
        }
    }
}
