package com.talkingshops.customers.server.key;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.personal.KeyedHashes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;

/** Finds who holds a key, and remembers it for so short a time that a revoked key is worthless within a second. */
final class Callers {

    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final int MOST = 20_000;

    private final Supplier<QueryGateway> queries;
    private final Supplier<KeyedHashes> hashes;
    private final InstantSource clock;
    private final AtomicLong generation = new AtomicLong();
    private final Cache<Entry, Optional<Caller>> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MOST)
            .executor(Runnable::run)
            .build();

    Callers(Supplier<QueryGateway> queries, Supplier<KeyedHashes> hashes, InstantSource clock) {
        this.queries = queries;
        this.hashes = hashes;
        this.clock = clock;
    }

    /**
     * Who holds a key.
     *
     * @param sent as the client sent it; what could be no key is not looked for
     * @return empty for every key that does not open the door now
     */
    Optional<Caller> holding(String sent) {
        return ApiKey.parse(sent)
                .flatMap(key -> known.get(new Entry(generation.get(), key.hash(hashes.get()::of)), this::find))
                .filter(caller -> caller.expiresAt() == null || clock.instant().isBefore(caller.expiresAt()));
    }

    /** Forgets everybody. What was being looked for meanwhile is forgotten too. */
    void forgetAll() {
        generation.incrementAndGet();
        known.invalidateAll();
    }

    private Optional<Caller> find(Entry entry) {
        return queries.get()
                .query(new FindCaller(entry.keyHash()), ResponseTypes.optionalInstanceOf(Caller.class))
                .join();
    }

    /** An answer found before everybody was forgotten belongs to an earlier generation, where nobody finds it. */
    private record Entry(long generation, String keyHash) {}
}
