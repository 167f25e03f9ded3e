package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** A piece of a segment while it is changed. */
final class PieceDraft {

    private final PieceKey key;
    private final int part;
    private final long version;
    private final SortedMap<Integer, SlottedEntry> entries = new TreeMap<>();
    private int nextSlot;
    private int pieces;
    private boolean open;
    private boolean changed;

    private PieceDraft(PieceKey key, int part, long version, int nextSlot, int pieces, boolean open) {
        this.key = key;
        this.part = part;
        this.version = version;
        this.nextSlot = nextSlot;
        this.pieces = pieces;
        this.open = open;
    }

    /** The first piece of a segment that does not exist yet. */
    static PieceDraft first(RowKey segment, int part) {
        return new PieceDraft(new PieceKey(segment, 0), part, 0, 0, 1, true);
    }

    /** An empty piece that follows another. */
    static PieceDraft after(StoredPiece last) {
        return new PieceDraft(
                new PieceKey(last.key().segment(), last.nextSlot()),
                last.part(),
                0,
                last.nextSlot(),
                last.pieces() + 1,
                true);
    }

    /** A piece with its content. */
    static PieceDraft of(StoredPiece stored, byte[] sealed, Sealing sealing) {
        var draft = new PieceDraft(
                stored.key(), stored.part(), stored.version(), stored.nextSlot(), stored.pieces(), stored.open());
        // Without its key it would be written again, empty.
        Seal.open(sealing, stored.key(), sealed)
                .orElseThrow(() -> new IllegalStateException("The key of a piece of the directory is gone."))
                .entries()
                .forEach(entry -> draft.entries.put(entry.slot(), entry));
        return draft;
    }

    PieceKey key() {
        return key;
    }

    int pieces() {
        return pieces;
    }

    boolean isChanged() {
        return changed;
    }

    boolean isFull() {
        return nextSlot >= Directory.SLOTS;
    }

    /** Whether nobody is in its segment any more, and nobody will be. */
    boolean isSpent() {
        return entries.isEmpty() && isFull() && key.firstSlot() == 0;
    }

    Spot add(DirectoryEntry entry) {
        int slot = nextSlot++;
        changed = true;
        entries.put(slot, SlottedEntry.of(slot, entry));
        return new Spot(key.segment().id(), slot);
    }

    void replace(int slot, DirectoryEntry entry) {
        changed = true;
        entries.put(slot, SlottedEntry.of(slot, entry));
    }

    void remove(int slot) {
        changed = true;
        entries.remove(slot);
    }

    /** Another piece follows. */
    void close() {
        open = false;
        changed = true;
    }

    /** Takes in the piece that follows. */
    void append(PieceDraft next) {
        changed = true;
        entries.putAll(next.entries);
        nextSlot = next.nextSlot;
        open = next.open;
    }

    /**
     * The piece as it is to be written. Its version is a time and no count: where a replica takes over that lacks the last batches, the same pieces are written
     * again with other customers in them, while nodes keep those that are lost.
     */
    StoredPiece sealed(Sealing sealing, Instant now) {
        byte[] sealed = Seal.close(sealing, key, SegmentBytes.of(entries.values()));
        long next = Math.max(version + 1, Micros.of(now));
        return new StoredPiece(key, part, next, entries.size(), nextSlot, pieces, open && !isFull(), sealed);
    }
}
