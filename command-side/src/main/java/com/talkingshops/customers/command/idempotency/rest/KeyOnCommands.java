package com.talkingshops.customers.command.idempotency.rest;

import com.talkingshops.customers.api.MessageKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;

/** Writes a request's idempotency key, and what the request asks for, on the commands that it causes. */
final class KeyOnCommands implements MessageDispatchInterceptor<CommandMessage<?>> {

    @Override
    public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
            List<? extends CommandMessage<?>> messages) {
        Optional<Map<String, String>> metaData = CurrentExchange.request().flatMap(KeyOnCommands::metaDataOf);
        return (index, command) ->
                metaData.<CommandMessage<?>>map(command::andMetaData).orElse(command);
    }

    private static Optional<Map<String, String>> metaDataOf(HttpServletRequest request) {
        return IdempotencyKey.of(request)
                .map(key -> Map.of(
                        MessageKeys.IDEMPOTENCY_KEY, key, MessageKeys.REQUEST_DIGEST, RequestDigest.of(request)));
    }
}
