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
    private final Cache<RowKey, SealedSegment> segments;

    SegmentCache(StoredSegments stored, DirectorySettings settings) {
        this.stored = stored;
        this.segments = Caffeine.newBuilder()
                .maximumWeight((long) (settings.cacheBytes() * SHARE))
                .weigher((RowKey key, SealedSegment segment) -> segment.sealed().length + ROUGH_OVERHEAD)
                .build();
    }

    /** Hands over each of the segments in the version that is asked for, in any order. */
    void each(String tenant, List<SegmentVersion> wanted, BiConsumer<RowKey, byte[]> reader) {
        var missing = new ArrayList<SegmentVersion>();
        for (SegmentVersion version : wanted) {
            var key = new RowKey(tenant, version.id());
            SealedSegment known = segments.getIfPresent(key);
            if (known != null && known.isOf(version)) {
                reader.accept(key, known.sealed());
            } else {
                missing.add(version);
            }
        }
        for (int from = 0; from < missing.size(); from += PORTION) {
            var portion = missing.subList(from, Math.min(missing.size(), from + PORTION));
            for (SealedSegment segment : stored.contents(
                    tenant, portion.stream().map(SegmentVersion::id).toArray(String[]::new))) {
                var key = new RowKey(tenant, segment.id());
                segments.asMap().merge(key, segment, SegmentCache::newer);
                reader.accept(key, segment.sealed());
            }
        }
    }

    private static SealedSegment newer(SealedSegment one, SealedSegment other) {
        return other.version() >= one.version() ? other : one;
    }
}
