package com.talkingshops.customers.stub;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.api.tenant.TenantQuery.FindCaller;
import com.talkingshops.customers.personal.KeyedHashes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.queryhandling.QueryMessage;
import org.springframework.stereotype.Component;

/** Tenants and keys that a test makes up. */
@Component
public class StubTenants {

    private final Map<String, Caller> holders = new ConcurrentHashMap<>();
    private final KeyedHashes hashes;
    private final Clock clock;
    public final AtomicInteger asked = new AtomicInteger();
    public volatile boolean databaseAway;
    /** What happens before anybody is told who holds a key. */
    public volatile Runnable beforeAnswering = () -> {};

    StubTenants(KeyedHashes hashes, Clock clock) {
        this.hashes = hashes;
        this.clock = clock;
    }

    /** A new tenant, one key of it with all scopes. */
    public Tenant tenant() {
        return new Tenant(
                        ApiKey.generate(new SecureRandom()).reveal(),
                        new Caller(
                                new TenantId(TimeOrderedId.next(clock)),
                                new KeyId(TimeOrderedId.next(clock)),
                                "first key",
                                Set.of(Scope.values()),
                                null,
                                "IN",
                                "INR",
                                false,
                                100,
                                null))
                .stored();
    }

    @QueryHandler
    Optional<Caller> handle(FindCaller query, QueryMessage<FindCaller, ?> message) {
        asked.incrementAndGet();
        beforeAnswering.run();
        if (databaseAway) {
            throw new org.springframework.dao.DataAccessResourceFailureException("connect to secret-host failed");
        }
        return Optional.ofNullable(holders.get(query.keyHash()));
    }

    /** A key and what it tells. */
    public final class Tenant {
        public final String key;
        public final Caller caller;

        private Tenant(String key, Caller caller) {
            this.key = key;
            this.caller = caller;
        }

        public Tenant stored() {
            holders.put(ApiKey.parse(key).orElseThrow().hash(hashes::of), caller);
            return this;
        }

        public void revoked() {
            holders.remove(ApiKey.parse(key).orElseThrow().hash(hashes::of));
        }

        public Tenant with(Set<Scope> scopes) {
            return change(
                    scopes, caller.expiresAt(), caller.suspended(), caller.tenantRateLimit(), caller.keyRateLimit());
        }

        public Tenant expiring(Instant at) {
            return change(caller.scopes(), at, caller.suspended(), caller.tenantRateLimit(), caller.keyRateLimit());
        }

        public Tenant suspended() {
            return change(caller.scopes(), caller.expiresAt(), true, caller.tenantRateLimit(), caller.keyRateLimit());
        }

        public Tenant limited(int tenantLimit, Integer keyLimit) {
            return change(caller.scopes(), caller.expiresAt(), caller.suspended(), tenantLimit, keyLimit);
        }

        private Tenant change(
                Set<Scope> scopes, Instant expiresAt, boolean suspended, int tenantLimit, Integer keyLimit) {
            return new Tenant(
                            key,
                            new Caller(
                                    caller.tenantId(),
                                    caller.keyId(),
                                    caller.keyName(),
                                    scopes,
                                    expiresAt,
                                    caller.region(),
                                    caller.currency(),
                                    suspended,
                                    tenantLimit,
                                    keyLimit))
                    .stored();
        }
    }
}
