package com.talkingshops.customers.command.tenant;

import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyReplaced;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tenant's key that was not revoked. */
record Key(
        String name,
        Set<Scope> scopes,
        @Nullable Instant expiresAt,
        @Nullable Integer rateLimit,
        boolean replaced) {

    static Key of(KeyIssued issued) {
        return new Key(issued.name(), issued.scopes(), issued.expiresAt(), issued.rateLimit(), false);
    }

    Key after(KeyReplaced event) {
        return new Key(name, scopes, event.expiresAt(), rateLimit, true);
    }

    boolean hasExpiredBy(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** The moment at which the key ends if it may be used until then at the longest. */
    Instant endNotAfter(Instant end) {
        return expiresAt != null && expiresAt.isBefore(end) ? expiresAt : end;
    }
}
