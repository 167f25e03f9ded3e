package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** Makes the indexes that were left out while a copy was filled. */
final class Indexing {

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;

    Indexing(Bench bench, ReadModel readModel, String owner) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
    }

    /** Two at a time: one alone keeps one core busy. */
    void run() {
        var definitions = bench.table().running(readModel.name()).orElseThrow().indexes();
        try (var threads = Executors.newFixedThreadPool(
                2, Thread.ofVirtual().name("index-", 0).factory())) {
            var made = definitions.stream()
                    .map(definition -> CompletableFuture.runAsync(() -> make(definition), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(made).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        bench.schema().analyze(readModel);
    }

    private void make(String definition) {
        bench.whileOurs(readModel.name(), owner, () -> {
            bench.database().execute("set local maintenance_work_mem = '128MB'");
            bench.schema().createIndex(definition);
        });
    }
}
