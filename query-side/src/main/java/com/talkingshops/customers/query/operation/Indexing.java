package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.Parallel;
import com.talkingshops.customers.query.readmodel.ReadModel;
import java.util.Collections;

/** Makes the indexes that were left out while a copy was filled. */
final class Indexing {

    /** One alone keeps one core busy. */
    private static final int AT_ONCE = 2;

    private final Bench bench;
    private final ReadModel readModel;
    private final String owner;

    Indexing(Bench bench, ReadModel readModel, String owner) {
        this.bench = bench;
        this.readModel = readModel;
        this.owner = owner;
    }

    void run() {
        var definitions = bench.table().running(readModel.name()).orElseThrow().indexes();
        Parallel.share(definitions, Collections.nCopies(AT_ONCE, this), Indexing::make, worker -> {});
    }

    private void make(String definition) {
        bench.work()
                .inTurn(() -> bench.whileOurs(readModel.name(), owner, () -> {
                    bench.database().execute("set local maintenance_work_mem = '128MB'");
                    bench.schema().createIndex(definition);
                }));
    }
}
