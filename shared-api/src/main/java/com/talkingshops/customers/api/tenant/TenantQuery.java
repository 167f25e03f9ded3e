package com.talkingshops.customers.api.tenant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked about tenants and keys. The results are the replies of the interface, member for member. */
public sealed interface TenantQuery {

    /** Who holds a key; answers with an optional {@link Caller}, also of an expired key, never of a revoked one. */
    record FindCaller(String keyHash) implements TenantQuery {}

    /** Lists tenants, newest first; answers with a {@link TenantPage}. */
    record FindTenants(int page, int limit) implements TenantQuery {}

    /** Reads one tenant; answers with a {@link TenantDetail}, or refuses with "not found". */
    record GetTenant(TenantId tenantId) implements TenantQuery {}

    /** Lists the keys of a tenant, without secrets; answers with a {@link KeyList}, or refuses with "not found". */
    record FindKeys(TenantId tenantId) implements TenantQuery {}

    /** A page of tenants. */
    record TenantPage(List<TenantDetail> tenants, long total, long totalPages, Meta meta) {

        /** What the page is. */
        public record Meta(int page, int limit) {}
    }

    /** A tenant. */
    record TenantDetail(
            TenantId tenantId,
            String name,
            TenantStatus status,
            int rateLimit,
            String region,
            String currency,
            Instant createdAt,
            Instant updatedAt) {}

    /** The keys of a tenant. */
    record KeyList(List<KeyDetail> keys) {}

    /** A key, without its secret. */
    record KeyDetail(
            KeyId keyId,
            String name,
            List<Scope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Integer rateLimit,
            Instant createdAt,
            @Nullable Instant revokedAt,
            @Nullable KeyId replacedBy) {}
}
