package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.DirectoryChange.Add;
import com.talkingshops.customers.query.readmodel.RoundTrip;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Keeps the directory: newcomers go to the end of the open segment of their tenant, a change rewrites the piece that it falls
 * into. Each piece that a batch touches is opened and sealed once.
 */
public final class DirectoryWriter {

    private final SegmentStore store;
    private final Sealing sealing;
    private final Clock clock;

    /**
     * Writes to a store.
     *
     * @param clock for the names of new segments, which are never used again, not even after a rebuild
     */
    public DirectoryWriter(SegmentStore store, Sealing sealing, Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.clock = clock;
    }

    /**
     * Applies the changes of a batch, at most one for each customer.
     *
     * @param part the segment of the processor that projects the batch
     * @param writes takes what is to be written
     * @return where those lie who came in, by tenant and customer
     */
    public Map<RowKey, Spot> apply(List<DirectoryChange> changes, int part, RoundTrip writes) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        var batch = new DirectoryBatch(part, sealing, clock, store.lock(touched(changes), growing(changes), part));
        changes.forEach(batch::apply);
        var fragmented = batch.fragmented();
        batch.join(fragmented.isEmpty() ? List.of() : store.lock(fragmented, List.of(), part));
        store.remove(batch.removed(), writes);
        store.write(batch.written(), writes);
        return batch.spots();
    }

    private static Collection<RowKey> touched(List<DirectoryChange> changes) {
        return changes.stream()
                .flatMap(change -> change.segment().stream())
                .distinct()
                .toList();
    }

    private static List<String> growing(List<DirectoryChange> changes) {
        return changes.stream()
                .filter(Add.class::isInstance)
                .map(DirectoryChange::tenant)
                .distinct()
                .toList();
    }
}
