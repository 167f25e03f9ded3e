package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackgroundWorkTest {

    private static final Runnable NOTHING = () -> {};

    private final AtomicBoolean served = new AtomicBoolean();
    private final BackgroundWork work = new BackgroundWork(2, 1, served::get);

    @Test
    void goesOnInSoManyPlacesWhileNobodyIsServed() {
        var together = new CyclicBarrier(2);

        Parallel.run(Stream.generate(() -> (Runnable) () -> work.inTurn(() -> meet(together)))
                .limit(2));

        assertThat(together.isBroken()).isFalse();
    }

    @Test
    void goesOnInFewerBesideSomebody() {
        // given
        served.set(true);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        // when
        Parallel.run(Stream.generate(() -> (Runnable) () -> work.inTurn(() -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    Thread.yield();
                    atOnce.decrementAndGet();
                }))
                .limit(50));
        // then
        assertThat(most).hasValue(1);
    }

    @Test
    void goesOnInMoreOnceNobodyIsServedAnyMore() throws InterruptedException {
        // given
        served.set(true);
        var hold = new CountDownLatch(1);
        var begun = new CountDownLatch(2);
        Runnable holding = () -> work.inTurn(() -> {
            begun.countDown();
            pass(hold);
        });
        Thread.ofPlatform().daemon().start(holding);
        await().until(() -> begun.getCount() == 1);
        Thread.ofPlatform().daemon().start(holding);
        // when
        served.set(false);
        // then
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        hold.countDown();
    }

    @Test
    void goesOnAfterWorkThatFailed() {
        served.set(true);

        assertThatThrownBy(() -> work.inTurn(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        work.inTurn(NOTHING);
    }

    @Test
    void remembersThatItWasInterrupted() throws InterruptedException {
        // given
        served.set(true);
        var hold = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        Thread.ofPlatform()
                .daemon()
                .start(() -> work.inTurn(() -> {
                    begun.countDown();
                    pass(hold);
                }));
        begun.await();
        var remembered = new AtomicBoolean();
        // when
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            work.inTurn(NOTHING);
            remembered.set(Thread.currentThread().isInterrupted());
        });
        waiting.interrupt();
        hold.countDown();
        waiting.join();
        // then
        assertThat(remembered).isTrue();
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
