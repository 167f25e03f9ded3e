package com.talkingshops.customers.query.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the figures of tenants whose customers are searched, and reads what changed since the last search. So totals of a
 * search need no join of its matches, which may be most of a million customers.
 */
@Component
class FiguresCache {

    /** How much of the memory is for figures; the rest is for {@link SegmentCache}. */
    private static final double SHARE = 0.25;

    private static final int BYTES_OF_A_SEGMENT = 3 * Long.BYTES * Directory.SLOTS + 200;
    private static final int LOCKS = 64;

    private final StoredFigures stored;
    private final Cache<String, Figures> figures;
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    FiguresCache(StoredFigures stored, DirectorySettings settings) {
        this.stored = stored;
        this.figures = Caffeine.newBuilder()
                .maximumWeight((long) (settings.cacheBytes() * SHARE))
                .weigher((String tenant, Figures some) -> some.bySegment().size() * BYTES_OF_A_SEGMENT)
                .build();
    }

    /** Figures that are at least as new as what the current transaction sees. */
    Figures upToDate(String tenant) {
        List<FiguresSeen> progress = stored.progress(tenant);
        Figures known = figures.getIfPresent(tenant);
        if (known != null && known.cover(progress)) {
            return known;
        }
        // One request reads what is new, the others of the tenant wait for it.
        ReentrantLock lock = locks.get(Math.floorMod(tenant.hashCode(), LOCKS));
        lock.lock();
        try {
            Figures fresh = refreshed(tenant, figures.getIfPresent(tenant), progress);
            figures.put(tenant, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private Figures refreshed(String tenant, @Nullable Figures known, List<FiguresSeen> progress) {
        Figures current = known == null || !known.areOf(progress) ? Figures.NONE : known;
        for (FiguresSeen part : progress) {
            long seen = current.seenOf(part);
            if (part.change() > seen) {
                try (Stream<ChangedFigures> changes = stored.changedSince(tenant, part.part(), seen)) {
                    current = current.with(part, changes);
                }
            }
        }
        return current;
    }
}
