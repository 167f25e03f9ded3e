package com.talkingshops.customers.api.tenant;

import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.personal.ForgetsTenant;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a tenant and its keys. Names and members are the storage format: change one only with an upcaster
 * and a new approved file.
 */
public sealed interface TenantEvent {

    TenantId tenantId();

    /** A shop is a tenant from now on. */
    record TenantCreated(TenantId tenantId, String name, int rateLimit, String region, String currency)
            implements TenantEvent {}

    /** A tenant's details are now these; all of them, changed or not. */
    record TenantChanged(
            TenantId tenantId, String name, int rateLimit, String region, String currency, TenantStatus status)
            implements TenantEvent {}

    /** A key opens the door from now on. */
    record KeyIssued(
            TenantId tenantId,
            KeyId keyId,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Integer rateLimit,
            String keyHash)
            implements TenantEvent {}

    /** A key has a successor and ends at a set time. */
    record KeyReplaced(TenantId tenantId, KeyId keyId, KeyId successorId, Instant expiresAt) implements TenantEvent {}

    /** A key is worthless. */
    record KeyRevoked(TenantId tenantId, KeyId keyId) implements TenantEvent {}

    /** A shop is gone and forgotten: nothing tells any more who its customers were. Its keys were revoked before. */
    @ForgetsTenant
    record TenantErased(TenantId tenantId, ReceiptId receiptId) implements TenantEvent {}
}
