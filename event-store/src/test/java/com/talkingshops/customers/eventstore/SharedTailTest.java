package com.talkingshops.customers.eventstore;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.SharedTail.Portion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedTailTest {

    private static final int PORTION = 100;
    private static final int KEPT = 400;
    private static final Duration NEVER = Duration.ofDays(1);

    /** Positions that are taken are 1 to this one. */
    private final AtomicLong head = new AtomicLong();

    private final List<Long> reads = new CopyOnWriteArrayList<>();
    private final AtomicBoolean broken = new AtomicBoolean();
    private SharedTail tail = new SharedTail(this::read, KEPT, NEVER);

    @AfterEach
    void close() {
        tail.close();
    }

    /** Of every tenth position an upcaster makes two events, of every seventh none. */
    private Portion read(long after) {
        reads.add(after);
        if (broken.getAndSet(false)) {
            throw new NoClassDefFoundError("for a moment");
        }
        long end = Math.min(head.get(), after + PORTION);
        var events = LongStream.rangeClosed(after + 1, end)
                .flatMap(position -> LongStream.generate(() -> position).limit(timesOf(position)))
                .<TrackedEventMessage<?>>mapToObj(position -> new GenericTrackedEventMessage<>(
                        new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage(position)))
                .toList();
        return new Portion(after, Math.max(after, end), events, end < after + PORTION);
    }

    private static int timesOf(long position) {
        return position % 10 == 0 ? 2 : position % 7 == 0 ? 0 : 1;
    }

    private static List<Long> expected(long after, long end) {
        return LongStream.rangeClosed(after + 1, end)
                .flatMap(position -> LongStream.generate(() -> position).limit(timesOf(position)))
                .boxed()
                .toList();
    }

    private void append(int events) {
        head.addAndGet(events);
        tail.wake();
    }

    /** All that comes up to a position, of which nothing follows. */
    private static List<Long> takeUpTo(long end, TrackingEventStream stream) throws InterruptedException {
        var taken = new ArrayList<Long>();
        while ((taken.isEmpty() || taken.getLast() < end) && stream.hasNextAvailable(10, SECONDS)) {
            taken.add((Long) stream.nextAvailable().getPayload());
        }
        while (stream.hasNextAvailable(20, MILLISECONDS)) {
            taken.add((Long) stream.nextAvailable().getPayload());
        }
        return taken;
    }

    @Test
    void givesEachStreamAllThatComesAfterItsBeginningInOrder() throws Exception {
        tail.close();
        tail = new SharedTail(this::read, KEPT, Duration.ofMillis(5));
        int all = 30_000;
        head.set(1_000);
        var random = new Random(7);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<List<Long>>>();
            var beginnings = List.of(0L, 0L, 500L, 1_000L, 1_000L, 4_321L);
            for (int i = 0; i < beginnings.size(); i++) {
                results.add(threads.submit(reader(beginnings.get(i), all, new Random(i), i % 2 == 0)));
            }
            while (head.get() < all) {
                head.addAndGet(Math.min(1 + random.nextInt(300), all - head.get()));
                if (random.nextBoolean()) {
                    tail.wake();
                }
                if (random.nextInt(4) == 0) {
                    LockSupport.parkNanos(random.nextInt(4_000_000));
                }
            }
            for (int i = 0; i < beginnings.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(expected(beginnings.get(i), all));
            }
        }
    }

    /** One that now and then rests for so long that the others leave it behind. */
    private Callable<List<Long>> reader(long beginning, long end, Random random, boolean rests) {
        return () -> {
            var taken = new ArrayList<Long>();
            try (var stream = tail.open(beginning)) {
                for (long last = beginning; last < end || stream.hasNextAvailable(20, MILLISECONDS); ) {
                    if (random.nextInt(3) == 0) {
                        stream.peek();
                    }
                    last = (Long) stream.nextAvailable().getPayload();
                    taken.add(last);
                    if (rests && random.nextInt(3_000) == 0) {
                        LockSupport.parkNanos(30_000_000);
                    }
                }
            }
            return taken;
        };
    }

    @Test
    void readsOnceForAllWhoAreThere() throws InterruptedException {
        head.set(5);
        var streams = List.of(tail.open(5), tail.open(5), tail.open(5));
        for (var stream : streams) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
        for (int portion = 0; portion < 3; portion++) {
            long before = head.get();
            append(6);
            for (var stream : streams) {
                assertThat(takeUpTo(before + 6, stream)).isEqualTo(expected(before, before + 6));
            }
        }
        assertThat(reads).filteredOn(after -> after == 11 || after == 17).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void readsOnlyOnePortionAheadOfTheForemost() throws InterruptedException {
        head.set(1);
        var stream = tail.open(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        append(50 * PORTION);
        assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
        await().during(Duration.ofMillis(200)).until(() -> reads.stream().allMatch(after -> after <= 1 + PORTION));
        assertThat(takeUpTo(1 + 50 * PORTION, stream)).isEqualTo(expected(1, 1 + 50 * PORTION));
    }

    @Test
    void bringsBackWhoWasLeftBehind() throws InterruptedException {
        head.set(1);
        var slow = tail.open(1);
        var quick = tail.open(1);
        assertThat(slow.hasNextAvailable()).isFalse();
        assertThat(quick.hasNextAvailable()).isFalse();
        append(20 * PORTION);
        assertThat(takeUpTo(1 + 20 * PORTION, quick)).isEqualTo(expected(1, 1 + 20 * PORTION));
        // then
        int before = reads.size();
        assertThat(takeUpTo(1 + 20 * PORTION, slow)).isEqualTo(expected(1, 1 + 20 * PORTION));
        assertThat(reads.size() - before).as("read for itself alone").isBetween(14, 17);
        append(2);
        assertThat(slow.hasNextAvailable(10, SECONDS)).isTrue();
        assertThat(quick.hasNextAvailable(10, SECONDS)).isTrue();
    }

    @Test
    void leavesStreamsToThemselvesAfterAnErrorAndGoesOnWhenTheyAreBack() throws InterruptedException {
        head.set(1);
        var stream = tail.open(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        await().until(() -> reads.size() == 2);
        broken.set(true);
        append(1);
        assertThat(stream.hasNextAvailable(10, SECONDS)).isTrue();
        assertThat(broken).isFalse();
        append(1);
        assertThat(takeUpTo(3, stream)).containsExactly(2L, 3L);
    }

    @Test
    void tellsAStreamThatItsOwnReadingFailed() throws InterruptedException {
        head.set(5);
        var stream = tail.open(1);
        broken.set(true);
        assertThatThrownBy(stream::hasNextAvailable).hasCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(takeUpTo(5, stream)).isEqualTo(expected(1, 5));
    }

    @Test
    void givesWhoeverComesNewNothingThatWasReadBefore() throws InterruptedException {
        head.set(1);
        var stream = tail.open(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        append(5);
        assertThat(takeUpTo(6, stream)).isEqualTo(expected(1, 6));
        // when
        stream.close();
        head.set(3);
        // then
        assertThat(takeUpTo(3, tail.open(1))).isEqualTo(expected(1, 3));
    }

    @Test
    void givesNothingThatWasBeingReadWhenAllWasForgotten() throws InterruptedException {
        var hold = new AtomicBoolean();
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        tail.close();
        tail = new SharedTail(
                after -> {
                    var portion = read(after);
                    if (portion.end() > after && hold.getAndSet(false)) {
                        held.countDown();
                        awaitUninterruptibly(go);
                    }
                    return portion;
                },
                KEPT,
                NEVER);
        head.set(1);
        assertThat(tail.open(1).hasNextAvailable()).isFalse();
        hold.set(true);
        append(5);
        assertThat(held.await(10, SECONDS)).isTrue();
        // when
        head.set(1);
        var stream = tail.open(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        go.countDown();
        // then
        assertThat(stream.hasNextAvailable(200, MILLISECONDS)).isFalse();
        append(1);
        assertThat(takeUpTo(2, stream)).containsExactly(2L);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void keepsNobodyWhoSeesLessThanOthersLongerThanAsked() throws InterruptedException {
        head.set(5);
        var less = tail.open(5);
        var more = tail.open(10);
        assertThat(more.hasNextAvailable()).isFalse();
        // then
        assertThat(less.hasNextAvailable()).isFalse();
        assertThat(less.hasNextAvailable(20, MILLISECONDS)).isFalse();
        append(7);
        assertThat(takeUpTo(12, less)).isEqualTo(expected(5, 12));
        assertThat(takeUpTo(12, more)).isEqualTo(expected(10, 12));
    }

    @Test
    void makesNobodyWaitUntilWhatIsBetweenIsRead() throws InterruptedException {
        head.set(1);
        var behind = tail.open(1);
        var ahead = tail.open(20 * PORTION + 1);
        assertThat(behind.hasNextAvailable()).isFalse();
        head.set(20 * PORTION + 1);
        assertThat(ahead.hasNextAvailable()).isFalse();
        // when
        append(2);
        // then
        assertThat(ahead.hasNextAvailable(10, SECONDS)).isTrue();
        assertThat(reads).noneMatch(after -> after > 1 && after < 20 * PORTION);
        assertThat(takeUpTo(20 * PORTION + 3, behind)).isEqualTo(expected(1, 20 * PORTION + 3));
    }

    @Test
    void readsNothingWhileNobodyIsThere() throws InterruptedException {
        head.set(1);
        var stream = tail.open(1);
        assertThat(stream.hasNextAvailable()).isFalse();
        await().until(() -> reads.size() == 2);
        stream.close();
        append(1);
        await().during(Duration.ofMillis(100)).until(() -> reads.size() <= 3);
        append(5 * PORTION);
        await().during(Duration.ofMillis(100)).until(() -> reads.size() <= 3);
        assertThat(takeUpTo(2 + 5 * PORTION, tail.open(2))).isEqualTo(expected(2, 2 + 5 * PORTION));
    }

    @Test
    void leavesNobodyWaitingWhenItIsClosed() throws Exception {
        var stream = tail.open(0);
        assertThat(stream.hasNextAvailable()).isFalse();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = threads.submit(stream::nextAvailable);
            tail.close();
            assertThatThrownBy(() -> waiting.get(10, SECONDS)).hasRootCauseInstanceOf(IllegalStateException.class);
        }
    }
}
