package com.talkingshops.customers.server.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does many things at the same moment. */
final class Together {

    private Together() {}

    /** Starts all at once, each on a thread of its own, and waits for all; the results are in the order of the tasks. */
    static <T> List<T> run(List<Callable<T>> tasks) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Does one thing many times at once; it is told which time it is, from 0. */
    static <T> List<T> times(int times, IntFunction<T> task) {
        return run(IntStream.range(0, times)
                .<Callable<T>>mapToObj(i -> () -> task.apply(i))
                .toList());
    }
}
