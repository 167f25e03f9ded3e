package com.talkingshops.customers.server.chaos;

import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.http.Client;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Several writers at once, each on a thread of its own. */
public final class Load {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Writer> writers;
    private final Duration rest;
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    private CountDownLatch stop = new CountDownLatch(1);

    /** Writers without any rest, whose logs lie in a folder. */
    Load(int writers, Path folder) {
        this(writers, folder, Duration.ZERO);
    }

    /**
     * The same.
     *
     * @param rest of each between two writes
     */
    public Load(int writers, Path folder, Duration rest) {
        this.rest = rest;
        this.writers = IntStream.range(0, writers)
                .mapToObj(number -> new Writer(number, folder))
                .toList();
    }

    /** Lets all write, until they are told to stop or their connection breaks. */
    public void startBy(Client client) {
        stop = new CountDownLatch(1);
        writers.forEach(writer -> running.add(CompletableFuture.runAsync(
                () -> write(writer, client), task -> Thread.ofVirtual().start(task))));
    }

    private void write(Writer writer, Client client) {
        boolean stopped = false;
        while (!stopped) {
            int pause = writer.writeBy(client).orElse(0);
            (pause == 0 ? acknowledged : refused).incrementAndGet();
            stopped = isStoppedWithin(pause == 0 ? rest : Duration.ofSeconds(pause));
        }
    }

    private boolean isStoppedWithin(Duration time) {
        try {
            return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until so many more writes were acknowledged. */
    public void awaitAcknowledged(int more) {
        int enough = acknowledged.get() + more;
        await().atMost(PATIENCE)
                .failFast(() -> running.forEach(writer -> writer.getNow(null)))
                .until(() -> acknowledged.get() >= enough);
    }

    /** How many writes were acknowledged. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** How often somebody was asked to come back later. */
    public int refused() {
        return refused.get();
    }

    /** Lets all finish what they are at; fails if one of them met what it should not. */
    public void stop() {
        stop.countDown();
        running.forEach(CompletableFuture::join);
        running.clear();
    }

    /** Waits until each has noticed that the server is gone. */
    void awaitCut() {
        for (var writer : running) {
            try {
                writer.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof UncheckedIOException)) {
                    throw e;
                }
            }
        }
        running.clear();
    }

    /** Repeats whatever can be repeated, until it is known what became of it. */
    public void settleBy(Client client) {
        writers.forEach(writer -> await().atMost(PATIENCE).pollInSameThread().until(() -> {
            if (writer.hasToRepeat()) {
                writer.writeBy(client);
            }
            return !writer.hasToRepeat();
        }));
    }

    /** What all of them know together. */
    public Account account() {
        return new Account(
                writers.stream()
                        .flatMap(writer -> writer.acknowledged().stream())
                        .toList(),
                writers.stream().flatMap(writer -> writer.doubtful().stream()).toList());
    }
}
