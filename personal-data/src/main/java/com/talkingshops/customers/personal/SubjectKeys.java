package com.talkingshops.customers.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.talkingshops.customers.personal.KeyRef.Linked;
import com.talkingshops.customers.personal.KeyRef.Named;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of persons. Each has one, which is destroyed to forget the person; without it nothing of the person's can be read. */
final class SubjectKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SubjectKeys.class);

    private static final int CACHED = 50_000;
    /** So long at most a key outlives its destruction, on nodes that have used it. */
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private static final int FIRST_VERSION = 1;
    private static final String COLUMNS =
            "select k.tenant_id, k.subject, k.version, k.link, k.wrapped from es.subject_key k ";

    private final TenantKeys tenants;
    private final JdbcClient database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Cache<KeyRef, SubjectKey> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(CACHED_FOR)
            .build();

    /**
     * Uses the keys of a database.
     *
     * @param dataSource connections outside of the caller's transaction: a key that is not committed may never be
     */
    SubjectKeys(TenantKeys tenants, DataSource dataSource, Clock clock) {
        this.tenants = tenants;
        this.database = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** A key that is made, and what has to be done in the transaction that first needs it. */
    record Made(SubjectKey key, KeyStatement statement) {}

    /** Makes a key for a person whom nobody knows yet. */
    Made make(String tenant, String subject) {
        VersionedKey wrapping = tenants.of(tenant).newestWrapping();
        var key = new SubjectKey(tenant, subject, new VersionedKey(FIRST_VERSION, AesGcm.newKey()), newLink());
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

    /** A person's key; empty if the person was forgotten, or nobody knows it yet. */
    Optional<SubjectKey> find(KeyRef ref) {
        return Optional.ofNullable(find(Set.of(ref)).get(ref));
    }

    /** The keys of persons, without those that were forgotten. */
    Map<KeyRef, SubjectKey> find(Collection<? extends KeyRef> refs) {
        var found = new HashMap<KeyRef, SubjectKey>(cache.getAllPresent(refs));
        if (found.size() < refs.size()) {
            var missing = refs.stream().filter(ref -> !found.containsKey(ref)).toList();
            var read = new HashMap<KeyRef, SubjectKey>();
            read.putAll(named(only(missing, Named.class)));
            read.putAll(linked(only(missing, Linked.class)));
            cache.putAll(read);
            found.putAll(read);
        }
        return found;
    }

    /** Opens a key that was read along with what it opens. */
    SubjectKey unwrap(String tenant, String subject, int version, byte[] wrapped, @Nullable UUID link) {
        var wrapping = tenants.wrapping(tenant, AesGcm.version(wrapped));
        byte[] key = AesGcm.open(wrapping, SubjectKey.context(tenant, subject, version), wrapped);
        return new SubjectKey(tenant, subject, new VersionedKey(version, AesGcm.key(key)), link);
    }

    private Map<Named, SubjectKey> named(List<Named> refs) {
        return refs.isEmpty()
                ? Map.of()
                : database
                        .sql(COLUMNS + """
                                join unnest(?::text[], ?::text[]) as wanted (tenant_id, subject)
                                  on k.tenant_id = wanted.tenant_id and k.subject = wanted.subject
                                """)
                        .params(array(refs, Named::tenant), array(refs, Named::subject))
                        .query(this::key)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(key -> new Named(key.tenant(), key.subject()), Function.identity()));
    }

    private Map<Linked, SubjectKey> linked(List<Linked> refs) {
        return refs.isEmpty()
                ? Map.of()
                : database
                        .sql(COLUMNS + """
                                join unnest(?::text[], ?::uuid[]) as wanted (tenant_id, link)
                                  on k.tenant_id = wanted.tenant_id and k.link = wanted.link
                                """)
                        .params(
                                array(refs, Linked::tenant),
                                array(refs, ref -> ref.link().toString()))
                        .query(this::key)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(
                                key -> new Linked(key.tenant(), key.linkOfPerson()), Function.identity()));
    }

    private SubjectKey key(ResultSet row, int number) throws SQLException {
        String tenant = row.getString("tenant_id");
        String subject = row.getString("subject");
        UUID link = row.getObject("link", UUID.class);
        try {
            return unwrap(tenant, subject, row.getInt("version"), row.getBytes("wrapped"), link);
        } catch (ForgedSealException e) {
            LOG.error("The key of {} in tenant {} is refused: {}", subject, tenant, e.getMessage());
            return SubjectKey.refused(tenant, subject, link);
        }
    }

    private static <T extends KeyRef> List<T> only(List<? extends KeyRef> refs, Class<T> kind) {
        return refs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T> String[] array(List<T> refs, Function<T, String> part) {
        return refs.stream().map(part).toArray(String[]::new);
    }

    /** A UUID of version 7 (RFC 9562, 5.7): those of one time lie together in the index. */
    private UUID newLink() {
        long high = clock.millis() << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
