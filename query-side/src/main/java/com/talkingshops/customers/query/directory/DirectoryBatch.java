package com.talkingshops.customers.query.directory;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.query.directory.DirectoryChange.Add;
import com.talkingshops.customers.query.directory.DirectoryChange.Remove;
import com.talkingshops.customers.query.directory.DirectoryChange.Replace;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one batch makes of the pieces of a directory that it touches. */
final class DirectoryBatch {

    /** With so many pieces a segment is made one: often enough to read it well, seldom enough to write little. */
    private static final int MOST_PIECES = 16;

    private final int part;
    private final Sealing sealing;
    private final Clock clock;
    private final SortedMap<PieceKey, PieceDraft> drafts = new TreeMap<>();
    /** Pieces that are followed by others from now on, and whose content nobody asked for. */
    private final List<StoredPiece> followed = new ArrayList<>();

    private final List<PieceKey> removed = new ArrayList<>();
    private final Map<String, StoredPiece> lastStored = new HashMap<>();
    private final Map<String, PieceDraft> growing = new HashMap<>();
    private final Map<RowKey, Spot> spots = new HashMap<>();

    /**
     * Begins.
     *
     * @param stored the pieces that the batch touches, and the open ones of tenants who get newcomers
     */
    DirectoryBatch(int part, Sealing sealing, Clock clock, List<StoredPiece> stored) {
        this.part = part;
        this.sealing = sealing;
        this.clock = clock;
        for (StoredPiece piece : stored) {
            if (piece.sealed() != null) {
                drafts.put(piece.key(), PieceDraft.of(piece, piece.sealed(), sealing));
            }
            if (piece.open() && piece.part() == part) {
                lastStored.put(piece.key().segment().tenant(), piece);
            }
        }
    }

    void apply(DirectoryChange change) {
        switch (change) {
            case Add(var tenant, var entry) ->
                spots.put(new RowKey(tenant, entry.customerId()), roomy(tenant).add(entry));
            case Replace(var tenant, var spot, var entry) ->
                holding(tenant, spot).replace(spot.slot(), entry);
            case Remove(var tenant, var spot) -> holding(tenant, spot).remove(spot.slot());
        }
    }

    /** Where those lie who came in, by tenant and customer. */
    Map<RowKey, Spot> spots() {
        return spots;
    }

    /** The segments that are to be made one piece. */
    List<RowKey> fragmented() {
        return drafts.values().stream()
                .filter(draft -> draft.pieces() > 1 && (draft.isFull() || draft.pieces() >= MOST_PIECES))
                .map(draft -> draft.key().segment())
                .distinct()
                .toList();
    }

    /**
     * Makes segments one piece.
     *
     * @param stored all their pieces but those that the batch makes
     */
    void join(List<StoredPiece> stored) {
        var segments = new TreeMap<RowKey, SortedMap<PieceKey, PieceDraft>>();
        for (StoredPiece piece : stored) {
            var draft = drafts.computeIfAbsent(
                    piece.key(), key -> PieceDraft.of(piece, Objects.requireNonNull(piece.sealed()), sealing));
            segments.computeIfAbsent(piece.key().segment(), segment -> new TreeMap<>())
                    .put(piece.key(), draft);
        }
        followed.removeIf(piece -> segments.containsKey(piece.key().segment()));
        segments.keySet().forEach(this::join);
    }

    private void join(RowKey segment) {
        var pieces = new ArrayList<>(drafts.subMap(new PieceKey(segment, 0), new PieceKey(segment, Integer.MAX_VALUE))
                .values());
        PieceDraft whole = pieces.removeFirst();
        for (PieceDraft next : pieces) {
            whole.append(next);
            drafts.remove(next.key());
            removed.add(next.key());
        }
    }

    /** The pieces that are gone, which may never have been stored. */
    Collection<PieceKey> removed() {
        return Stream.concat(
                        removed.stream(),
                        drafts.values().stream().filter(PieceDraft::isSpent).map(PieceDraft::key))
                .toList();
    }

    /** The pieces that are new or changed. */
    List<StoredPiece> written() {
        return Stream.concat(
                        followed.stream(),
                        drafts.values().stream()
                                .filter(draft -> draft.isChanged() && !draft.isSpent())
                                .map(draft -> draft.sealed(sealing, clock.instant())))
                .toList();
    }

    /** Where the next newcomer goes. */
    private PieceDraft roomy(String tenant) {
        PieceDraft draft = growing.get(tenant);
        if (draft == null || draft.isFull()) {
            draft = draft == null && lastStored.containsKey(tenant)
                    ? after(lastStored.get(tenant))
                    : PieceDraft.first(new RowKey(tenant, TimeOrderedId.next(clock)), part);
            growing.put(tenant, draft);
            drafts.put(draft.key(), draft);
        }
        return draft;
    }

    private PieceDraft after(StoredPiece last) {
        PieceDraft changed = drafts.get(last.key());
        if (changed == null) {
            followed.add(last.followed());
        } else {
            changed.close();
        }
        return PieceDraft.after(last);
    }

    private PieceDraft holding(String tenant, Spot spot) {
        var segment = new RowKey(tenant, spot.segment());
        var upToIt = drafts.headMap(new PieceKey(segment, spot.slot() + 1));
        if (upToIt.isEmpty() || !upToIt.lastKey().segment().equals(segment)) {
            throw new IllegalStateException("a customer in a directory segment that is not there");
        }
        return Objects.requireNonNull(upToIt.get(upToIt.lastKey()));
    }
}
