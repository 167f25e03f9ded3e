package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.DirectoryChange.Add;
import com.talkingshops.customers.query.directory.DirectoryChange.Remove;
import com.talkingshops.customers.query.directory.DirectoryChange.Replace;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the directory: newcomers go to the end of the open segment of their tenant, a change rewrites the segment that it
 * falls into. Each segment that a batch touches is opened and sealed once.
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
     * @return where those lie who came in, by tenant and customer
     */
    public Map<RowKey, Spot> apply(List<DirectoryChange> changes, int part) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        var drafts = new TreeMap<RowKey, SegmentDraft>();
        for (StoredSegment stored : store.lock(touched(changes), growing(changes), part)) {
            drafts.put(stored.key(), SegmentDraft.of(stored, sealing));
        }
        var spots = apply(changes, part, drafts);
        var spent = drafts.values().stream().filter(SegmentDraft::isSpent).toList();
        store.remove(spent.stream().map(SegmentDraft::key).toList());
        drafts.values().removeAll(spent);
        store.write(drafts.values().stream().map(draft -> draft.sealed(sealing)).toList());
        return spots;
    }

    private Map<RowKey, Spot> apply(List<DirectoryChange> changes, int part, Map<RowKey, SegmentDraft> drafts) {
        var spots = new HashMap<RowKey, Spot>();
        var open = new HashMap<String, SegmentDraft>();
        drafts.values().stream()
                .filter(draft -> draft.growsIn(part))
                .forEach(draft -> open.put(draft.key().tenant(), draft));
        for (DirectoryChange change : changes) {
            switch (change) {
                case Add(var tenant, var entry) -> {
                    SegmentDraft draft = open.compute(tenant, (t, last) -> roomy(t, last, part));
                    drafts.put(draft.key(), draft);
                    spots.put(new RowKey(tenant, entry.customerId()), draft.add(entry));
                }
                case Replace(var tenant, var spot, var entry) ->
                    holding(drafts, tenant, spot).replace(spot.slot(), entry);
                case Remove(var tenant, var spot) ->
                    holding(drafts, tenant, spot).remove(spot.slot());
            }
        }
        return spots;
    }

    private SegmentDraft roomy(String tenant, @Nullable SegmentDraft last, int part) {
        return last != null && !last.isFull()
                ? last
                : SegmentDraft.empty(new RowKey(tenant, TimeOrderedId.next(clock)), part);
    }

    private static SegmentDraft holding(Map<RowKey, SegmentDraft> drafts, String tenant, Spot spot) {
        return Objects.requireNonNull(
                drafts.get(DirectoryChange.segment(tenant, spot)),
                "a customer in a directory segment that is not there");
    }

    private static List<RowKey> touched(List<DirectoryChange> changes) {
        var touched = new ArrayList<RowKey>();
        for (DirectoryChange change : changes) {
            switch (change) {
                case Add ignored -> {}
                case Replace(var tenant, var spot, var ignored) -> touched.add(DirectoryChange.segment(tenant, spot));
                case Remove(var tenant, var spot) -> touched.add(DirectoryChange.segment(tenant, spot));
            }
        }
        return touched.stream().distinct().toList();
    }

    private static List<String> growing(List<DirectoryChange> changes) {
        return changes.stream()
                .filter(Add.class::isInstance)
                .map(DirectoryChange::tenant)
                .distinct()
                .toList();
    }
}
