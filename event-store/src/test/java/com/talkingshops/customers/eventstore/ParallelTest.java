package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> TASKS = IntStream.range(0, 100).boxed().toList();

    @Test
    void doesEveryTaskOnce() {
        var done = new ConcurrentLinkedQueue<Integer>();
        var ended = new ConcurrentLinkedQueue<String>();

        Parallel.share(TASKS, List.of("one", "two", "three"), (worker, task) -> done.add(task), ended::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(TASKS);
        assertThat(ended).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void hasAllWorkersAtWorkAtTheSameTime() {
        var together = new CyclicBarrier(2);
        var workers = new ConcurrentLinkedQueue<Thread>();

        Parallel.share(
                List.of(1, 2),
                Collections.nCopies(2, "worker"),
                (worker, task) -> {
                    meet(together);
                    workers.add(Thread.currentThread());
                },
                worker -> {});

        assertThat(workers).hasSize(2).doesNotHaveDuplicates().noneMatch(Thread::isVirtual);
    }

    @Test
    void beginsNoTaskAfterOneThatFailed() {
        var failed = new CountDownLatch(1);
        var done = new ConcurrentLinkedQueue<Integer>();

        assertThatThrownBy(() -> Parallel.share(
                        TASKS,
                        List.of("one that fails", "one that does not"),
                        (worker, task) -> {
                            if (worker.equals("one that fails")) {
                                throw new IllegalStateException("no");
                            }
                            await(failed);
                            done.add(task);
                        },
                        worker -> failed.countDown()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(done).hasSizeLessThanOrEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("nobody came", e);
        }
    }
}
