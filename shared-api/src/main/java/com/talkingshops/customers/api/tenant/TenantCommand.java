package com.talkingshops.customers.api.tenant;

import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.erasure.ReceiptId;
import java.time.Instant;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What the operator can ask of a tenant. Each answers with an {@link Accepted}, an erasure with an {@link Erased}. */
public sealed interface TenantCommand {

    @TargetAggregateIdentifier
    TenantId tenantId();

    /** Takes a shop in, with its first key. */
    record CreateTenant(TenantId tenantId, String name, int rateLimit, String region, String currency, NewKey firstKey)
            implements TenantCommand {}

    /** Changes a tenant; no member can be cleared. */
    record ChangeTenant(
            TenantId tenantId,
            Update<String> name,
            Update<Integer> rateLimit,
            Update<String> region,
            Update<String> currency,
            Update<TenantStatus> status)
            implements TenantCommand {}

    /** Gives a tenant one more key. */
    record IssueKey(TenantId tenantId, NewKey key) implements TenantCommand {}

    /** Makes a key worthless. */
    record RevokeKey(TenantId tenantId, KeyId keyId) implements TenantCommand {}

    /**
     * Replaces a key by a new one with the same name, scopes and limits.
     *
     * @param overlapDays 0 to 7 days during which the old key still works
     */
    record RotateKey(TenantId tenantId, KeyId keyId, KeyId newKeyId, String newKeyHash, int overlapDays)
            implements TenantCommand {}

    /** Forgets a shop and all of its customers; asked for again, it answers the first receipt. */
    record EraseTenant(TenantId tenantId, ReceiptId receiptId) implements TenantCommand {}

    /**
     * A key to be made.
     *
     * @param keyHash the keyed hash of the clear key, which is stored nowhere
     * @param rateLimit requests in any 60 s; {@code null} for no limit of its own
     */
    record NewKey(
            KeyId keyId,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Integer rateLimit,
            String keyHash) {}

    /**
     * The outcome of a command that was not refused.
     *
     * @param keyId the key that the command made; {@code null} if it made none
     * @param version how many events the tenant has had
     */
    record Accepted(TenantId tenantId, @Nullable KeyId keyId, long version) {}

    /**
     * The outcome of an erasure.
     *
     * @param receiptId of the first time that it was asked for
     */
    record Erased(TenantId tenantId, ReceiptId receiptId, long version) {}
}
