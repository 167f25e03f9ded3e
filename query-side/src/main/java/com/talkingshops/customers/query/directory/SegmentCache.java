package com.talkingshops.customers.query.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Keeps sealed segments as they rest in the database, and reads there only those that it does not have, or not anymore. */
@Component
class SegmentCache {

    /** How many segments are read at once: about 5 MB. */
    private static final int PORTION = 50;

    private static final int ROUGH_OVERHEAD = 200;

    /** How much of the memory is for segments; the rest is for {@link FiguresCache}. */
    private static final double SHARE = 0.75;

    private final StoredSegments stored;
    private final Cache<PieceKey, SealedPiece> pieces;

    SegmentCache(StoredSegments stored, DirectorySettings settings) {
        this.stored = stored;
        this.pieces = Caffeine.newBuilder()
                .maximumWeight((long) (settings.cacheBytes() * SHARE))
                .weigher((PieceKey key, SealedPiece piece) -> piece.sealed().length + ROUGH_OVERHEAD)
                .build();
    }

    /** Hands over each of the pieces in the version that is asked for, in any order. */
    void each(String tenant, List<PieceVersion> wanted, BiConsumer<PieceKey, byte[]> reader) {
        var missing = new ArrayList<PieceKey>();
        for (PieceVersion version : wanted) {
            var key = key(tenant, version.id(), version.firstSlot());
            SealedPiece known = pieces.getIfPresent(key);
            if (known != null && known.isOf(version)) {
                reader.accept(key, known.sealed());
            } else {
                missing.add(key);
            }
        }
        for (int from = 0; from < missing.size(); from += PORTION) {
            read(tenant, missing.subList(from, Math.min(missing.size(), from + PORTION)), reader);
        }
    }

    private void read(String tenant, List<PieceKey> keys, BiConsumer<PieceKey, byte[]> reader) {
        String[] ids = keys.stream().map(key -> key.segment().id()).distinct().toArray(String[]::new);
        String[] names = keys.stream()
                .map(key -> key.segment().id() + "/" + key.firstSlot())
                .toArray(String[]::new);
        var found = stored.contents(tenant, ids, names);
        if (found.size() != keys.size()) {
            throw new IllegalStateException("pieces of the directory that were there a moment ago are not");
        }
        for (SealedPiece piece : found) {
            var key = key(tenant, piece.id(), piece.firstSlot());
            pieces.asMap().merge(key, piece, SegmentCache::newer);
            reader.accept(key, piece.sealed());
        }
    }

    private static PieceKey key(String tenant, String id, int firstSlot) {
        return new PieceKey(new RowKey(tenant, id), firstSlot);
    }

    private static SealedPiece newer(SealedPiece one, SealedPiece other) {
        return other.version() >= one.version() ? other : one;
    }
}
