package com.talkingshops.customers.command.retry;

import com.talkingshops.customers.api.MessageKeys;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/**
 * Tells a command how often it was tried before. Axon sends the same message again, so the count goes with the thread and
 * is written on the message by an interceptor of the command bus.
 */
final class EarlierTries implements MessageDispatchInterceptor<CommandMessage<?>> {

    private static final ScopedValue<Integer> COUNT = ScopedValue.newInstance();

    static void run(int tries, Runnable dispatch) {
        ScopedValue.where(COUNT, tries).run(dispatch);
    }

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        return (index, command) ->
                COUNT.isBound() ? command.andMetaData(Map.of(MessageKeys.ATTEMPT, COUNT.get())) : command;
    }
}
