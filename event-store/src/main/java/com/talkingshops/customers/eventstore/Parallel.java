package com.talkingshops.customers.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs what keeps processors busy for long at the same time, on threads of the system: on virtual ones it would keep requests waiting until
 * it is done, and they it.
 */
public final class Parallel {

    private static final ThreadFactory FACTORY =
            Thread.ofPlatform().daemon().name("parallel-", 0).factory();
    private static final Executor THREADS = work -> FACTORY.newThread(work).start();

    private Parallel() {}

    /** Runs all of it, each on a thread of its own, and returns when all has ended. Fails as one of those did that failed. */
    public static void run(Stream<Runnable> works) {
        join(CompletableFuture.allOf(
                works.map(work -> CompletableFuture.runAsync(work, THREADS)).toArray(CompletableFuture[]::new)));
    }

    /**
     * Has workers do tasks: each begins with another, and whoever is done takes the next. Fails as one of the tasks did that failed, after which
     * none is begun.
     *
     * @param workers what a task is done with, which serves one at a time
     * @param end is told each worker that has nothing more to do, whether or not one has failed
     */
    public static <W, T> void share(Collection<T> tasks, List<W> workers, BiConsumer<W, T> work, Consumer<W> end) {
        var left = new ConcurrentLinkedQueue<>(tasks);
        run(workers.stream().map(worker -> () -> {
            try {
                for (T task = left.poll(); task != null; task = left.poll()) {
                    work.accept(worker, task);
                }
            } finally {
                left.clear();
                end.accept(worker);
            }
        }));
    }

    static <T> CompletableFuture<T> begin(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }

    /** Waits, and fails as the work did. */
    static <T> T join(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
