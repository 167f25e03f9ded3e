package com.talkingshops.customers.query.tenant.jdbc;

import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantEvent.KeyIssued;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as it is stored. */
record KeyRow(
        String id,
        String tenantId,
        String name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Integer rateLimit,
        String keyHash,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String replacedBy) {

    static KeyRow issued(KeyIssued event, Instant at) {
        return new KeyRow(
                event.keyId().value(),
                event.tenantId().value(),
                event.name(),
                event.scopes().stream().sorted().map(Scope::label).toList(),
                event.expiresAt(),
                event.rateLimit(),
                event.keyHash(),
                at,
                null,
                null);
    }

    KeyRow replaced(KeyId successor, Instant expiresAt) {
        return new KeyRow(
                id, tenantId, name, scopes, expiresAt, rateLimit, keyHash, createdAt, revokedAt, successor.value());
    }

    KeyRow revoked(Instant at) {
        return new KeyRow(id, tenantId, name, scopes, expiresAt, rateLimit, keyHash, createdAt, at, replacedBy);
    }
}
