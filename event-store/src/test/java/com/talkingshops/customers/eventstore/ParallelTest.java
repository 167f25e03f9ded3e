package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> TASKS = IntStream.range(0, 100).boxed().toList();

    @Test
    void doesEveryTaskOnce() {
        var done = new ConcurrentLinkedQueue<Integer>();

        Parallel.share(TASKS, List.of("one", "two", "three"), (worker, task) -> done.add(task));

        assertThat(done).containsExactlyInAnyOrderElementsOf(TASKS);
    }

    @Test
    void hasAllWorkersAtWorkAtTheSameTime() {
        var together = new CyclicBarrier(2);
        var workers = new ConcurrentLinkedQueue<Thread>();

        Parallel.share(List.of(1, 2), Collections.nCopies(2, "worker"), (worker, task) -> {
            meet(together);
            workers.add(Thread.currentThread());
        });

        assertThat(workers).hasSize(2).doesNotHaveDuplicates().noneMatch(Thread::isVirtual);
    }

    @Test
    void beginsNoTaskAfterOneThatFailed() {
        var done = new ConcurrentLinkedQueue<Integer>();

        assertThatThrownBy(() -> Parallel.share(TASKS, List.of("one"), (worker, task) -> {
                    done.add(task);
                    if (task == 2) {
                        throw new IllegalStateException("two is too many");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("two is too many");
        assertThat(done).containsExactly(0, 1, 2);
    }

    private static void meet(CyclicBarrier together) {
        try {
            together.await(1, TimeUnit.MINUTES);
        } catch (Exception e) {
            throw new IllegalStateException("nobody came", e);
        }
    }
}
