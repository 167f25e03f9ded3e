package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.TenantCommand.Accepted;
import com.talkingshops.customers.api.tenant.TenantCommand.IssueKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RevokeKey;
import com.talkingshops.customers.api.tenant.TenantCommand.RotateKey;
import com.talkingshops.customers.command.tenant.rest.TenantReply.Done;
import com.talkingshops.customers.command.tenant.rest.TenantReply.KeyMade;
import com.talkingshops.customers.personal.KeyedHashes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Makes, revokes and rotates the keys of a tenant over HTTP, for the operator. */
@RestController
@RequestMapping(path = "/admin/tenants/{tenantId}/keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Keys")
class WriteKeys {

    private final CommandGateway commands;
    private final KeyedHashes hashes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WriteKeys(CommandGateway commands, KeyedHashes hashes, Clock clock) {
        this.commands = commands;
        this.hashes = hashes;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Create a key",
            description = "The key is shown this once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = KeyBody.class),
                                            examples = @ExampleObject(TenantExamples.NEW_KEY))))
    @ApiResponse(
            responseCode = "201",
            description = "The key was created",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyMade.class),
                            examples = @ExampleObject(TenantExamples.KEY_CREATED)))
    ResponseEntity<TenantReply> createKey(
            @PathVariable String tenantId, @RequestBody(required = false) @Nullable JsonNode body) {
        var id = TenantPath.tenant(tenantId);
        var key = KeyBody.read(JsonBody.of(body), clock.instant());
        MadeKey made = MadeKey.now(clock, random);
        Accepted accepted = commands.sendAndWait(new IssueKey(id, key.keyOf(made.id(), made.hash(hashes))));
        return shown("Key created successfully", accepted, made);
    }

    @DeleteMapping("/{keyId}")
    @Operation(summary = "Revoke a key", description = "At once on this node, within a second on all.")
    @ApiResponse(
            responseCode = "200",
            description = "The key is worthless now",
            content =
                    @Content(
                            schema = @Schema(implementation = Done.class),
                            examples = @ExampleObject(TenantExamples.KEY_REVOKED)))
    ResponseEntity<TenantReply> revokeKey(@PathVariable String tenantId, @PathVariable String keyId) {
        commands.sendAndWait(new RevokeKey(TenantPath.tenant(tenantId), TenantPath.key(keyId)));
        return ResponseEntity.ok(new Done(true, "Key revoked successfully"));
    }

    @PostMapping("/{keyId}/rotate")
    @Operation(
            summary = "Rotate a key",
            description = "Makes a new key with the same name, scopes, expiry and limit, shown this once. The old one "
                    + "works for overlapDays more.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = RotationBody.class),
                                            examples = @ExampleObject(TenantExamples.ROTATION))))
    @ApiResponse(
            responseCode = "201",
            description = "The new key",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyMade.class),
                            examples = @ExampleObject(TenantExamples.KEY_ROTATED)))
    ResponseEntity<TenantReply> rotateKey(
            @PathVariable String tenantId,
            @PathVariable String keyId,
            @RequestBody(required = false) @Nullable JsonNode body) {
        var tenant = TenantPath.tenant(tenantId);
        var key = TenantPath.key(keyId);
        int overlapDays = RotationBody.read(body).overlapDays();
        MadeKey made = MadeKey.now(clock, random);
        Accepted accepted = commands.sendAndWait(new RotateKey(tenant, key, made.id(), made.hash(hashes), overlapDays));
        return shown("Key rotated successfully", accepted, made);
    }

    private static ResponseEntity<TenantReply> shown(String message, Accepted accepted, MadeKey made) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new KeyMade(true, message, accepted.tenantId(), accepted.keyId(), made.revealedBy(accepted)));
    }
}
