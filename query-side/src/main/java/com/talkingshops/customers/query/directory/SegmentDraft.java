package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.SortedMap;
import java.util.TreeMap;

/** A segment while it is changed. */
final class SegmentDraft {

    private final RowKey key;
    private final int part;
    private final long version;
    private final SortedMap<Integer, SlottedEntry> entries = new TreeMap<>();
    private int nextSlot;

    private SegmentDraft(RowKey key, int part, long version, int nextSlot) {
        this.key = key;
        this.part = part;
        this.version = version;
        this.nextSlot = nextSlot;
    }

    /** A segment that does not exist yet. */
    static SegmentDraft empty(RowKey key, int part) {
        return new SegmentDraft(key, part, 0, 0);
    }

    static SegmentDraft of(StoredSegment stored, Sealing sealing) {
        var draft = new SegmentDraft(stored.key(), stored.part(), stored.version(), stored.nextSlot());
        Seal.open(sealing, stored.key(), stored.sealed())
                .ifPresent(segment -> segment.entries().forEach(entry -> draft.entries.put(entry.slot(), entry)));
        return draft;
    }

    RowKey key() {
        return key;
    }

    boolean isFull() {
        return nextSlot >= Directory.SLOTS;
    }

    /** Whether a segment of the processor appends to it. */
    boolean growsIn(int processorSegment) {
        return part == processorSegment && !isFull();
    }

    /** Whether nobody is in it any more, and nobody will be. */
    boolean isSpent() {
        return entries.isEmpty() && isFull();
    }

    Spot add(DirectoryEntry entry) {
        int slot = nextSlot++;
        entries.put(slot, SlottedEntry.of(slot, entry));
        return new Spot(key.id(), slot);
    }

    void replace(int slot, DirectoryEntry entry) {
        entries.put(slot, SlottedEntry.of(slot, entry));
    }

    void remove(int slot) {
        entries.remove(slot);
    }

    StoredSegment sealed(Sealing sealing) {
        byte[] sealed = Seal.close(sealing, key, SegmentBytes.of(entries.values()));
        return new StoredSegment(key, part, version + 1, entries.size(), nextSlot, !isFull(), sealed);
    }
}
