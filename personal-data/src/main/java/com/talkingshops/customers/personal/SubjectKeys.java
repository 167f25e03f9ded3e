package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.talkingshops.customers.personal.KeyRef.Linked;
import com.talkingshops.customers.personal.KeyRef.Named;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of persons. Each has one, which is destroyed to forget the person; without it nothing of the person's can be read. */
final class SubjectKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectKeys.class);

    private static final int CACHED = 50_000;
    /** So long at most a key outlives its destruction, on nodes that have used it. */
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private static final int FIRST_VERSION = 1;

    private final TenantKeys tenants;
    private final StoredSubjectKeys stored;
    private final Clock clock;
    private final RefusedSeals refused;
    private final SecureRandom random = new SecureRandom();
    private final Cache<KeyRef, SubjectKey> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(CACHED_FOR)
            // Housekeeping is less than handing it to another thread, which would be done for each customer.
            .executor(Runnable::run)
            .build();

    /**
     * Uses the keys of a database.
     *
     * @param dataSource connections outside of the caller's transaction: a key that is not committed may never be
     * @param refused hears of keys that do not open
     */
    SubjectKeys(TenantKeys tenants, DataSource dataSource, Clock clock, RefusedSeals refused) {
        this.tenants = tenants;
        this.stored = new StoredSubjectKeys(dataSource);
        this.clock = clock;
        this.refused = refused;
    }

    /** A key that is made, and what has to be done in the transaction that first needs it. */
    record Made(SubjectKey key, KeyStatement statement) {}

    /** Makes a key for a person whom nobody knows yet. */
    Made make(String tenant, String subject) {
        VersionedKey wrapping = tenants.of(tenant).newestWrapping();
        var key = SubjectKey.of(tenant, subject, new VersionedKey(FIRST_VERSION, AesGcm.newKey()), newLink());
        // Projectors will ask for it in a moment.
        AfterCommit.run(() -> {
            cache.put(new Named(tenant, subject), key);
            cache.put(new Linked(tenant, key.linkOfPerson()), key);
        });
        return new Made(key, KeyStatement.insert(key, wrapping));
    }

    /** Lets go of a key here and now; other nodes do within seconds. */
    void letGo(Named person) {
        SubjectKey known = cache.getIfPresent(person);
        cache.invalidate(person);
        if (known != null && known.link() != null) {
            cache.invalidate(new Linked(known.tenant(), known.link()));
        }
    }

    /** A person's key; empty if nobody knows the person, or the key was lost. */
    Optional<SubjectKey> find(KeyRef ref) {
        return Optional.ofNullable(find(Set.of(ref)).get(ref));
    }

    /** Whether a tenant was forgotten with all its persons. */
    boolean areForgotten(String tenant) {
        return tenants.of(tenant).forgotten();
    }

    /** The keys of persons, as far as there are any, or were. */
    Map<KeyRef, SubjectKey> find(Collection<? extends KeyRef> refs) {
        var found = new HashMap<KeyRef, SubjectKey>(cache.getAllPresent(refs));
        if (found.size() < refs.size()) {
            var missing = refs.stream().filter(ref -> !found.containsKey(ref)).toList();
            // All rows are read before one is opened, which may take a connection too.
            var named = stored.named(only(missing, Named.class));
            var linked = stored.linked(only(missing, Linked.class));
            var cipher = new AesGcm();
            named.forEach(row -> take(found, new Named(row.tenant(), row.subject()), key(cipher, row)));
            linked.forEach(
                    row -> take(found, new Linked(row.tenant(), Objects.requireNonNull(row.link())), key(cipher, row)));
            // Of a tenant that is forgotten every key is missing, and nobody is missed.
            missing.stream()
                    .filter(ref -> !found.containsKey(ref))
                    .filter(ref -> tenants.of(ref.tenant()).forgotten())
                    .forEach(ref -> found.put(ref, SubjectKey.forgotten(ref.tenant(), ref.name())));
        }
        return found;
    }

    /** Those that do not open are read again each time. */
    private void take(Map<KeyRef, SubjectKey> found, KeyRef ref, SubjectKey key) {
        found.put(ref, key);
        if (key.opens()) {
            cache.put(ref, key);
        }
    }

    /** Opens a key that was read along with what it opens. */
    SubjectKey unwrap(AesGcm cipher, String tenant, String subject, int version, byte[] wrapped, @Nullable UUID link) {
        var wrapping = tenants.wrapping(tenant, AesGcm.version(wrapped));
        byte[] key = cipher.opened(wrapping, SubjectKey.context(tenant, subject, version), wrapped);
        return SubjectKey.of(tenant, subject, new VersionedKey(version, AesGcm.key(key)), link);
    }

    private SubjectKey key(AesGcm cipher, StoredSubjectKeys.Row row) {
        if (row.wrapped() == null) {
            return SubjectKey.forgotten(row.tenant(), row.subject());
        }
        try {
            return unwrap(cipher, row.tenant(), row.subject(), row.version(), row.wrapped(), row.link());
        } catch (ForgedSealException e) {
            refused.refused();
            LOG.error("The key of {} in tenant {} is refused: {}", row.subject(), row.tenant(), e.getMessage());
            return SubjectKey.refused(row.tenant(), row.subject(), row.link());
        }
    }

    private static <T extends KeyRef> List<T> only(List<? extends KeyRef> refs, Class<T> kind) {
        return refs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** A UUID of version 7 (RFC 9562, 5.7): those of one time lie together in the index. */
    private UUID newLink() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
