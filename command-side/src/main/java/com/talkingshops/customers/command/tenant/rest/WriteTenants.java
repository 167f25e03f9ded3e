package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.api.tenant.TenantCommand.Accepted;
import com.talkingshops.customers.api.tenant.TenantCommand.NewKey;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.command.tenant.rest.TenantReply.Created;
import com.talkingshops.customers.command.tenant.rest.TenantReply.Done;
import com.talkingshops.customers.personal.KeyedHashes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Creates and changes tenants over HTTP, for the operator. */
@RestController
@RequestMapping(path = "/admin/tenants", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tenants")
class WriteTenants {

    private static final String FIRST_KEY = "default";

    private final CommandGateway commands;
    private final KeyedHashes hashes;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    WriteTenants(CommandGateway commands, KeyedHashes hashes, Clock clock) {
        this.commands = commands;
        this.hashes = hashes;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Create a tenant",
            description = "With a first key that has all scopes and is shown this once.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TenantBody.class),
                                            examples = @ExampleObject(TenantExamples.NEW_TENANT))))
    @ApiResponse(
            responseCode = "201",
            description = "The tenant was created",
            content =
                    @Content(
                            schema = @Schema(implementation = Created.class),
                            examples = @ExampleObject(TenantExamples.CREATED)))
    ResponseEntity<TenantReply> createTenant(@RequestBody(required = false) @Nullable JsonNode body) {
        var tenant = TenantBody.read(JsonBody.of(body));
        MadeKey made = MadeKey.now(clock, random);
        var key = new NewKey(made.id(), FIRST_KEY, EnumSet.allOf(Scope.class), null, null, made.hash(hashes));
        Accepted accepted = commands.sendAndWait(tenant.commandFor(new TenantId(TimeOrderedId.next(clock)), key));
        return ResponseEntity.created(URI.create("/admin/tenants/" + accepted.tenantId()))
                .body(new Created(
                        true,
                        "Tenant created successfully",
                        accepted.tenantId(),
                        accepted.keyId(),
                        made.revealedBy(accepted)));
    }

    @PutMapping(path = "/{tenantId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Change a tenant",
            description = "Suspends it, too: its keys get 403 from then on.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = TenantUpdateBody.class),
                                            examples = @ExampleObject(TenantExamples.UPDATE))))
    @ApiResponse(
            responseCode = "200",
            description = "The tenant is now as asked for",
            content =
                    @Content(
                            schema = @Schema(implementation = Done.class),
                            examples = @ExampleObject(TenantExamples.UPDATED)))
    ResponseEntity<TenantReply> updateTenant(
            @PathVariable String tenantId, @RequestBody(required = false) @Nullable JsonNode body) {
        var id = TenantPath.tenant(tenantId);
        commands.sendAndWait(TenantUpdateBody.read(JsonBody.of(body)).commandFor(id));
        return ResponseEntity.ok(new Done(true, "Tenant updated successfully"));
    }
}
