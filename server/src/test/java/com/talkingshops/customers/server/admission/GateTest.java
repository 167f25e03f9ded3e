package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import com.talkingshops.customers.server.failure.StartFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class GateTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Executor THREADS = Thread.ofVirtual()::start;

    private final AtomicLong now = new AtomicLong();

    private static Optional<Place> enter(Gate gate) {
        return gate.come().flatMap(Visitor::enter);
    }

    @Test
    void letsInAsManyAsThereArePlaces() {
        // given
        var gate = gate(2, 1, SHORT);
        // when
        List<Optional<Place>> came = List.of(enter(gate), enter(gate), enter(gate));
        // then
        assertThat(came.get(0)).isPresent();
        assertThat(came.get(1)).isPresent();
        assertThat(came.get(2)).isEmpty();
        assertThat(gate.atWork()).isEqualTo(2);
        assertThat(gate.waiting()).isZero();
    }

    @Test
    void isInUseWhileSomebodyIsServedAndForAMomentAfterwards() {
        var gate = gate(1, 1, SHORT);
        assertThat(gate.isInUse()).isFalse();

        try (Place place = enter(gate).orElseThrow()) {
            now.addAndGet(Gate.RECENT.multipliedBy(2).toNanos());
            assertThat(gate.isInUse()).isTrue();
        }
        assertThat(gate.isInUse()).isFalse();

        enter(gate).orElseThrow().close();
        assertThat(gate.isInUse()).isTrue();
        now.addAndGet(Gate.RECENT.toNanos());
        assertThat(gate.isInUse()).isFalse();
    }

    @Test
    void lastsForAsManyAsComeOneAfterTheOther() {
        // given
        var gate = gate(1, 1, SHORT);
        // when
        for (int i = 0; i < 10; i++) {
            try (Place place = enter(gate).orElseThrow()) {
                assertThat(gate.atWork()).isOne();
            }
        }
        // then
        assertThat(gate.atWork()).isZero();
    }

    @Test
    void servesWhoeverWaitsInTheOrderInWhichTheyCame() {
        // given
        var gate = gate(1, 3, LONG);
        Place first = enter(gate).orElseThrow();
        var served = new CopyOnWriteArrayList<Integer>();
        List<CompletableFuture<Void>> waiting = List.of(1, 2, 3).stream()
                .map(number -> {
                    var one = CompletableFuture.runAsync(() -> work(gate, number, served), THREADS);
                    await().until(() -> gate.waiting() == number);
                    return one;
                })
                .toList();
        // when
        first.close();
        waiting.forEach(CompletableFuture::join);
        // then
        assertThat(served).containsExactly(1, 2, 3);
    }

    private static void work(Gate gate, int number, List<Integer> served) {
        try (Place place = enter(gate).orElseThrow()) {
            served.add(number);
        }
    }

    @Test
    void letsNobodyNearForWhomThereIsNoRoom() {
        // given
        var gate = gate(1, 1, SHORT);
        Visitor one = gate.come().orElseThrow();
        Visitor two = gate.come().orElseThrow();
        assertThat(gate.come()).isEmpty();
        // when
        Place place = one.enter().orElseThrow();
        // then
        assertThat(gate.come()).as("the other has the one room to wait").isEmpty();
        // when
        two.close();
        two.close();
        // then
        assertThat(gate.come()).isPresent();
        assertThat(gate.come()).isEmpty();
        // when
        place.close();
        // then
        assertThat(gate.come()).isPresent();
        assertThat(gate.come()).isEmpty();
    }

    @Test
    void hasRoomAgainWhenWhoeverWaitedHasGoneIn() {
        // given
        var gate = gate(1, 1, LONG);
        Place first = enter(gate).orElseThrow();
        var second = waiter(gate);
        assertThat(gate.come()).isEmpty();
        // when
        first.close();
        second.join().orElseThrow();
        // then
        assertThat(gate.come()).isPresent();
        assertThat(gate.come()).isEmpty();
    }

    @Test
    void bearsAStallOfAHundredMilliseconds() {
        // given
        var gate = new Gate(
                new Binder(new MapConfigurationPropertySource())
                        .bindOrCreate("customers.admission", AdmissionSettings.class),
                now::get);
        Duration between = Duration.ofMillis(100).dividedBy(180);
        // when
        for (int i = 0; i < 32 + 180; i++) {
            Visitor visitor = gate.come().orElseThrow();
            THREADS.execute(visitor::enter);
            now.addAndGet(between.toNanos());
        }
        // then
        assertThat(gate.come()).isPresent();
    }

    @Test
    void letsNobodyNearWhileTheFirstInLineHasWaitedForAThirdOfThePatience() {
        // given
        var gate = gate(1, 9, LONG);
        Place place = enter(gate).orElseThrow();
        var first = waiter(gate);
        now.addAndGet(LONG.toNanos() / 3);
        assertThat(gate.come()).isPresent();
        // when
        now.incrementAndGet();
        // then
        assertThat(gate.come()).isEmpty();
        // when
        place.close();
        first.join().orElseThrow();
        // then
        assertThat(gate.come()).isPresent();
    }

    @Test
    void worksOnWithoutAPauseWhileThreeTimesAsManyComeAsItCanServeAndHasNobodyWaitInVain() {
        // given
        var gate = gate(1, 1_000, LONG);
        Place working = enter(gate).orElseThrow();
        var line = new ArrayDeque<CompletableFuture<Optional<Place>>>();
        var since = new ArrayDeque<Long>();
        long longest = 0;
        int refused = 0;
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 3; i++) {
                Optional<Visitor> come = gate.come();
                if (come.isPresent()) {
                    line.add(CompletableFuture.supplyAsync(come.get()::enter, THREADS));
                    since.add(now.get());
                    await().pollDelay(Duration.ZERO).pollInterval(SHORT).until(() -> gate.waiting() == line.size());
                } else {
                    refused++;
                }
            }
            // when
            now.addAndGet(Duration.ofSeconds(1).toNanos());
            working.close();
            // then
            working = line.remove().join().orElseThrow();
            longest = Math.max(longest, now.get() - since.remove());
        }
        assertThat(refused).isBetween(170, 200);
        assertThat(Duration.ofNanos(longest))
                .as("by whole seconds, as this goes")
                .isBetween(LONG.dividedBy(3), LONG.plusSeconds(3));
        // and when
        for (CompletableFuture<Optional<Place>> waiter : line) {
            working.close();
            working = waiter.join().orElseThrow();
        }
        // then
        assertThat(gate.come()).isPresent();
    }

    @Test
    void givesAPlaceThatIsHeldForLongToTheNext() {
        // given
        var gate = gate(1, 1, LONG);
        enter(gate).orElseThrow();
        var waiter = waiter(gate);
        now.addAndGet(Gate.LONGEST.toNanos());
        gate.passOn();
        assertThat(gate.waiting()).isOne();
        // when
        now.incrementAndGet();
        gate.passOn();
        // then
        assertThat(waiter.join()).isPresent();
        assertThat(gate.atWork()).isEqualTo(2);
    }

    @Test
    void keepsAPlaceThatNobodyWaitsFor() {
        // given
        var gate = gate(1, 1, SHORT);
        enter(gate).orElseThrow();
        now.addAndGet(Gate.LONGEST.toNanos() + 1);
        // when
        gate.passOn();
        // then
        assertThat(enter(gate)).isEmpty();
    }

    @Test
    void passesNoMoreOnThanThereArePlacesUntilWhoeverHasNoneIsDone() {
        // given
        var gate = gate(1, 1, LONG);
        Place first = enter(gate).orElseThrow();
        var second = waiter(gate);
        now.addAndGet(Gate.LONGEST.toNanos() + 1);
        gate.passOn();
        second.join().orElseThrow();
        var third = waiter(gate);
        now.addAndGet(Gate.LONGEST.toNanos() + 1);
        // when
        gate.passOn();
        // then
        assertThat(gate.waiting()).isOne();
        // and when
        first.close();
        gate.passOn();
        // then
        assertThat(third.join()).isPresent();
        assertThat(gate.atWork()).isEqualTo(2);
    }

    @Test
    void letsThoseGoAheadWhoHaveHadAPlace() {
        // given
        var gate = gate(1, 1, LONG);
        Place place = enter(gate).orElseThrow();
        var before = waiter(gate);
        var again = CompletableFuture.supplyAsync(gate::enterAgain, THREADS);
        await().until(() -> gate.waiting() == 2);
        // when
        place.close();
        again.join().orElseThrow();
        // then
        assertThat(before).isNotDone();
        assertThat(gate.waiting()).isOne();
    }

    /** One who waits alone. */
    private static CompletableFuture<Optional<Place>> waiter(Gate gate) {
        var waiter = CompletableFuture.supplyAsync(() -> enter(gate), THREADS);
        await().until(() -> gate.waiting() == 1);
        return waiter;
    }

    @Test
    void takesAPlaceBackOnceOnly() {
        // given
        var gate = gate(1, 1, LONG);
        Place slow = enter(gate).orElseThrow();
        var next = waiter(gate);
        now.addAndGet(Gate.LONGEST.toNanos() + 1);
        gate.passOn();
        next.join().orElseThrow();
        // when
        slow.close();
        slow.close();
        // then
        assertThat(gate.atWork()).isOne();
        var another = waiter(gate);
        gate.passOn();
        assertThat(another).isNotDone();
    }

    @Test
    void countsWhoWasRefused() {
        // given
        var gate = gate(1, 1, SHORT);
        // when
        var refusal = gate.refusal();
        // then
        assertThat(refusal.code().status()).isEqualTo(503);
        assertThat(gate.refused()).isOne();
    }

    @Test
    void isNotMadeWithoutPlaces() {
        var configuration = new AdmissionConfiguration();
        assertThatThrownBy(() -> configuration.gate(new AdmissionSettings(0, 128, LONG)))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("are '0' and '128'");
        assertThatThrownBy(() -> configuration.gate(new AdmissionSettings(32, 0, LONG)))
                .isInstanceOf(StartFailure.class);
    }

    private Gate gate(int atOnce, int waiting, Duration patience) {
        return new Gate(new AdmissionSettings(atOnce, waiting, patience), now::get);
    }
}
