package com.talkingshops.customers.command.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.MessageKeys;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetryOnThisThreadTest {

    private final List<Object> attempts = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private CommandGateway gateway;

    @BeforeEach
    void gatewayRetries() {
        bus.registerDispatchInterceptor(new EarlierTries());
        gateway = DefaultCommandGateway.builder()
                .commandBus(bus)
                .retryScheduler(new RetryOnThisThread(
                        5,
                        new Backoff(Duration.ofMillis(4), Duration.ofMillis(128)),
                        RandomGenerator.getDefault(),
                        pauses::add))
                .build();
    }

    @Test
    void triesAgainUntilTheCommandGetsThrough() {
        // given
        handlerFails(3, new ConcurrencyException("somebody was first"));
        // when
        String result = gateway.sendAndWait("command");
        // then
        assertThat(result).isEqualTo("done");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void tellsTheCommandHowOftenItWasTried() {
        // given
        handlerFails(3, new ConcurrencyException("somebody was first"));
        // when
        gateway.sendAndWait("command");
        // then
        assertThat(attempts).containsExactly(null, 1, 2, 3);
    }

    @Test
    void staysOnTheThreadOfTheSender() {
        // given
        handlerFails(2, new ConcurrencyException("somebody was first"));
        // when
        gateway.sendAndWait("command");
        // then
        assertThat(threads).containsOnly(Thread.currentThread());
    }

    @Test
    void neverTriesAgainWhatWasRefused() {
        // given
        Rejection refusal = Rejection.notFound("Customer");
        handlerFails(1, refusal);
        // then
        assertThatThrownBy(() -> gateway.sendAndWait("command")).isSameAs(refusal);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void neverTriesAgainWhatIsADefect() {
        // given
        handlerFails(1, new IllegalStateException("defect"));
        // then
        assertThatThrownBy(() -> gateway.sendAndWait("command")).isInstanceOf(IllegalStateException.class);
        assertThat(attempts).hasSize(1);
    }

    @Test
    void givesUpInTheEnd() {
        // given
        handlerFails(100, new ConcurrencyException("somebody was first"));
        // then
        assertThatThrownBy(() -> gateway.sendAndWait("command"))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ServiceUnavailableError));
        assertThat(attempts).hasSize(5);
    }

    private void handlerFails(int times, RuntimeException failure) {
        bus.subscribe(String.class.getName(), (CommandMessage<?> command) -> {
            attempts.add(command.getMetaData().get(MessageKeys.ATTEMPT));
            threads.add(Thread.currentThread());
            if (attempts.size() <= times) {
                throw failure;
            }
            return "done";
        });
    }
}
