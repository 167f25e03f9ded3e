package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A key as the operator asks for it. */
@Schema(name = "NewKey")
record KeyBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 200 characters", example = "Checkout")
        String name,

        @ArraySchema(minItems = 1, arraySchema = @Schema(requiredMode = Schema.RequiredMode.REQUIRED))
        Set<Scope> scopes,

        @Schema(description = "When the key ends; in the future", nullable = true, example = "2030-01-01T00:00:00Z")
        @Nullable
        Instant expiresAt,

        @Schema(
                minimum = "1",
                maximum = "10000000",
                description = "Requests in any 60 seconds of this key; by default only the tenant's limit counts",
                nullable = true)
        @Nullable
        Integer rateLimit) {

    private static final int MOST_SCOPES = 100;

    static KeyBody read(JsonBody body, Instant now) {
        body.require("name");
        body.require("scopes");
        String name = TenantFields.name(body);
        Set<Scope> scopes = scopes(body);
        Instant expiresAt = body.instant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            body.fault("expiresAt", "must be in the future");
        }
        Integer rateLimit = TenantFields.rateLimit(body);
        body.finish();
        return new KeyBody(Objects.requireNonNull(name), scopes, expiresAt, rateLimit);
    }

    NewKey keyOf(KeyId id, String hash) {
        return new NewKey(id, name, scopes, expiresAt, rateLimit, hash);
    }

    private static Set<Scope> scopes(JsonBody body) {
        var scopes = EnumSet.noneOf(Scope.class);
        List<JsonNode> sent = body.elements("scopes", 1, MOST_SCOPES);
        for (int i = 0; i < sent.size(); i++) {
            Optional<Scope> scope = scope(sent.get(i));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                body.fault("scopes[" + i + "]", "must be one of " + String.join(", ", labels()));
            }
        }
        return scopes;
    }

    private static Optional<Scope> scope(JsonNode sent) {
        return sent.isString() ? Scope.labelled(sent.stringValue()) : Optional.empty();
    }

    private static List<String> labels() {
        return EnumSet.allOf(Scope.class).stream().map(Scope::label).toList();
    }
}
