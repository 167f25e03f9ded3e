package com.talkingshops.customers.command.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetryConfiguration {

    /**
     * Of n commands that race for one thing, at least one gets it in each round, and the waits spread out the others: 64 of
     * them need far fewer rounds than that. All waits together stay below 5 s.
     */
    private static final int MOST_TRIES = 40;

    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(4), Duration.ofMillis(128));

    @Bean
    CommandGateway commandGateway(CommandBus commandBus) {
        // On the bus, since a retry does not pass the gateway again.
        commandBus.registerDispatchInterceptor(new EarlierTries());
        return DefaultCommandGateway.builder()
                .commandBus(commandBus)
                .retryScheduler(new RetryOnThisThread(
                        MOST_TRIES, BACKOFF, RandomGenerator.of("L64X128MixRandom"), Thread::sleep))
                .build();
    }
}
