package com.talkingshops.customers.api.tenant;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a request, as its API key tells; known once the door let it in. Controllers take it as a parameter.
 *
 * @param region the tenant's region, ISO 3166-1 alpha-2, by which mobile numbers are read
 * @param currency the tenant's currency, ISO 4217
 * @param suspended whether the tenant is suspended, so that nothing is allowed
 * @param tenantRateLimit requests in any 60 s of all the tenant's keys together
 * @param keyRateLimit requests in any 60 s of this key; {@code null} for no limit of its own
 */
public record Caller(
        TenantId tenantId,
        KeyId keyId,
        String keyName,
        Set<Scope> scopes,
        @Nullable Instant expiresAt,
        String region,
        String currency,
        boolean suspended,
        int tenantRateLimit,
        @Nullable Integer keyRateLimit) {}
