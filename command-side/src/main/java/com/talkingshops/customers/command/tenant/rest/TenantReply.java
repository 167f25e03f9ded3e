package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.tenant.ApiKey;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the operator's write endpoints answer. */
sealed interface TenantReply {

    /** What the interface description says of the clear key. */
    String KEY =
            "The key in the clear, this once; null in the reply to a repeat under the same Idempotency-Key, since it"
                    + " is stored nowhere (rotate the key, or issue another, if the first reply was lost)";

    /** A tenant was created, with its first key. */
    @Schema(
            name = "TenantCreated",
            requiredProperties = {"success", "message", "tenantId", "keyId", "apiKey"})
    record Created(
            boolean success,
            String message,
            @Schema(implementation = String.class) TenantId tenantId,
            @Schema(implementation = String.class) @Nullable KeyId keyId,

            @Schema(implementation = String.class, nullable = true, description = KEY) @Nullable
            ApiKey apiKey)
            implements TenantReply {}

    /** A key was made. */
    @Schema(
            name = "KeyCreated",
            requiredProperties = {"success", "message", "tenantId", "keyId", "apiKey"})
    record KeyMade(
            boolean success,
            String message,
            @Schema(implementation = String.class) TenantId tenantId,
            @Schema(implementation = String.class) @Nullable KeyId keyId,

            @Schema(implementation = String.class, nullable = true, description = KEY) @Nullable
            ApiKey apiKey)
            implements TenantReply {}

    /** A tenant was erased, now or before. */
    @Schema(
            name = "TenantErased",
            requiredProperties = {"success", "message", "tenantId", "erased", "receiptId"})
    record Forgotten(
            boolean success,
            String message,
            @Schema(implementation = String.class) TenantId tenantId,
            @Schema(description = "Always true") boolean erased,
            @Schema(implementation = String.class) ReceiptId receiptId)
            implements TenantReply {}

    /** Something was done. */
    @Schema(
            name = "TenantWritten",
            requiredProperties = {"success", "message"})
    record Done(boolean success, String message) implements TenantReply {}
}
