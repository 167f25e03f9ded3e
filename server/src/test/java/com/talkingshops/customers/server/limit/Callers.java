package com.talkingshops.customers.server.limit;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import java.time.InstantSource;
import java.util.Set;

/** Callers with limits. */
final class Callers {

    private Callers() {}

    static Caller of(TenantId tenant, KeyId key, int tenantLimit, Integer keyLimit) {
        return new Caller(tenant, key, "key", Set.of(), null, "IN", "INR", false, tenantLimit, keyLimit);
    }

    static Caller withLimit(int limit) {
        return of(tenant(), key(), limit, null);
    }

    static TenantId tenant() {
        return new TenantId(TimeOrderedId.next(InstantSource.system()));
    }

    static KeyId key() {
        return new KeyId(TimeOrderedId.next(InstantSource.system()));
    }
}
