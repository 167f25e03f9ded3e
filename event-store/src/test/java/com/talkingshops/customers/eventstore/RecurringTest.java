package com.talkingshops.customers.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RecurringTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofHours(1);

    private final Logger log = (Logger) LoggerFactory.getLogger(Recurring.class);
    private final Recorded lines = new Recorded();
    private final AtomicInteger turns = new AtomicInteger();

    /** Safe to be read while another thread logs. */
    private static final class Recorded extends ListAppender<ILoggingEvent> {
        Recorded() {
            list = new CopyOnWriteArrayList<>();
        }
    }

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
        log.setLevel(null);
    }

    private void awaitTurns(int more) {
        int until = turns.get() + more;
        await().atMost(SOON).until(() -> turns.get() >= until);
    }

    @Test
    void takesTurnsOnAThreadOfItsNameUntilItStops() {
        // given
        var names = new CopyOnWriteArrayList<String>();
        var recurring = new Recurring("turns", SHORT, () -> {
            names.add(Thread.currentThread().getName());
            turns.incrementAndGet();
        });
        // when
        recurring.start();
        awaitTurns(3);
        // then
        assertThat(recurring.isRunning()).isTrue();
        assertThat(names).containsOnly("turns");
        // and when
        recurring.stop();
        int taken = turns.get();
        // then
        assertThat(recurring.isRunning()).isFalse();
        await().during(Duration.ofMillis(100)).until(() -> turns.get() == taken);
    }

    @Test
    void startsAgainAfterAStop() {
        // given
        var recurring = new Recurring("turns", SHORT, turns::incrementAndGet);
        recurring.start();
        recurring.stop();
        // when
        recurring.start();
        // then
        awaitTurns(3);
        recurring.stop();
    }

    @Test
    void asksForThePauseAfterEachTurn() {
        // given: a long pause once three turns are taken
        var recurring = new Recurring("turns", () -> turns.get() < 3 ? SHORT : LONG, turns::incrementAndGet);
        // when
        recurring.start();
        // then
        await().atMost(SOON).until(() -> turns.get() == 3);
        await().during(Duration.ofMillis(100)).until(() -> turns.get() == 3);
        recurring.stop();
    }

    @Test
    void goesOnAfterFailuresAndSaysOnceThatItFailsAndOnceThatItWorksAgain() {
        // given
        var away = new AtomicBoolean(true);
        var recurring = new Recurring("turns", SHORT, () -> {
            turns.incrementAndGet();
            if (away.get()) {
                throw new IllegalStateException("a value that nobody is to see");
            }
        });
        // when
        recurring.start();
        awaitTurns(5);
        away.set(false);
        awaitTurns(5);
        away.set(true);
        awaitTurns(5);
        recurring.stop();
        // then
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO, Level.WARN);
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage()).startsWith("turns "))
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull())
                .noneSatisfy(line -> assertThat(line.getFormattedMessage()).contains("nobody is to see"));
    }

    @Test
    void goesOnAfterAnError() {
        // given
        var recurring = new Recurring("turns", SHORT, () -> {
            if (turns.incrementAndGet() == 1) {
                throw new AssertionError("not even an exception");
            }
        });
        // when
        recurring.start();
        // then
        awaitTurns(3);
        recurring.stop();
    }

    @Test
    void stopsWithoutWaitingForTheEndOfThePause() {
        // given
        var recurring = new Recurring("turns", LONG, turns::incrementAndGet);
        recurring.start();
        await().atMost(SOON).until(() -> turns.get() == 1);
        // when
        long begin = System.nanoTime();
        recurring.stop();
        // then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void waitsForATurnThatHasBegunBeforeItStops() throws InterruptedException {
        // given
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var events = new CopyOnWriteArrayList<String>();
        var recurring = new Recurring(
                "turns",
                () -> SHORT,
                () -> {
                    begun.countDown();
                    events.add(endsInPeace(mayEnd) ? "ended" : "interrupted");
                },
                LONG);
        recurring.start();
        assertThat(begun.await(SOON.toSeconds(), SECONDS)).isTrue();
        // when
        var stopping = Thread.ofPlatform().start(() -> {
            recurring.stop();
            events.add("stopped");
        });
        await().atMost(SOON).until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        mayEnd.countDown();
        // then
        assertThat(stopping.join(SOON)).isTrue();
        assertThat(events).isEqualTo(List.of("ended", "stopped"));
    }

    @Test
    void interruptsATurnThatGoesOnForTooLong() throws InterruptedException {
        // given
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var recurring = new Recurring(
                "turns",
                () -> SHORT,
                () -> {
                    begun.countDown();
                    if (!endsInPeace(new CountDownLatch(1))) {
                        interrupted.countDown();
                        throw new IllegalStateException("as the driver does");
                    }
                },
                SHORT);
        recurring.start();
        assertThat(begun.await(SOON.toSeconds(), SECONDS)).isTrue();
        // when
        recurring.stop();
        // then
        assertThat(interrupted.await(SOON.toSeconds(), SECONDS)).isTrue();
        assertThat(lines.list).isEmpty();
    }

    private static boolean endsInPeace(CountDownLatch end) {
        try {
            end.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
