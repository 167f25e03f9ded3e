package com.talkingshops.customers.command;

import java.lang.reflect.Method;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.ReflectionUtils;
import org.axonframework.common.annotation.AnnotationUtils;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.IdentifierMissingException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Tells which aggregate a command is for, by its method with {@link TargetAggregateIdentifier}. Axon's own looks through the members
 * of its class with each command, for that and for a version, which no command has here; this one looks once in a class.
 */
final class TargetsByClass implements CommandTargetResolver {

    private final ClassValue<Method> identifiers = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> command) {
            return StreamSupport.stream(ReflectionUtils.methodsOf(command).spliterator(), false)
                    .filter(method -> AnnotationUtils.isAnnotationPresent(method, TargetAggregateIdentifier.class))
                    .findFirst()
                    .map(ReflectionUtils::ensureAccessible)
                    .orElseThrow(() -> new IdentifierMissingException(
                            command.getName() + " does not say which aggregate it is for: none of its methods has @"
                                    + TargetAggregateIdentifier.class.getSimpleName()));
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            Object target = identifiers.get(command.getPayloadType()).invoke(command.getPayload());
            return new VersionedAggregateIdentifier(target, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("it cannot be told which aggregate a command is for", e);
        }
    }
}
