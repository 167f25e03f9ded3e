package com.talkingshops.customers.query.directory;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much a query node keeps in memory, and from where on it counts no further.
 *
 * @param cache the most memory for sealed directories and figures; by default a quarter of the heap. A tenant needs about
 *     130 MB for a million customers; what does not fit is read from the database at each search
 * @param exactUpTo up to how many customers of a tenant every total is exact
 * @param countTo how many matches of a term are counted when a tenant has more
 * @param mostKept how many positions a scan keeps at most; a page further back takes more scans
 */
@ConfigurationProperties("customers.directory")
record DirectorySettings(
        @Nullable DataSize cache,
        @DefaultValue("2000000") long exactUpTo,
        @DefaultValue("10000") long countTo,
        @DefaultValue("20000") int mostKept) {

    private static final int SHARE_OF_HEAP = 4;

    long cacheBytes() {
        return cache == null ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : cache.toBytes();
    }
}
