package com.talkingshops.customers.command.tenant.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.tenant.TenantCommand.EraseTenant;
import com.talkingshops.customers.api.tenant.TenantCommand.Erased;
import com.talkingshops.customers.command.idempotency.rest.TakesFlag;
import com.talkingshops.customers.command.tenant.rest.TenantReply.Forgotten;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Forgets whole shops over HTTP, for the operator. */
@RestController
@RequestMapping(path = "/admin/tenants", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tenants")
class EraseTenants {

    private static final String ERASE = "erase";

    private final CommandGateway commands;
    private final Clock clock;

    EraseTenants(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @DeleteMapping("/{tenantId}")
    @TakesFlag(ERASE)
    @Operation(
            summary = "Erase a tenant",
            description =
                    "Its API keys are worthless at once, and all keys that seal what is personal of its customers "
                            + "are destroyed: nothing in the history or in read models tells any more who they were. Asked for "
                            + "again, it answers the same receipt. Without `erase=true` there is no such method: a tenant can be "
                            + "suspended.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = ERASE,
            required = true,
            description = "That the tenant shall be forgotten",
            schema = @Schema(type = "boolean", allowableValues = "true"))
    @ApiResponse(
            responseCode = "200",
            description = "The tenant was erased",
            content =
                    @Content(
                            schema = @Schema(implementation = Forgotten.class),
                            examples = @ExampleObject(TenantExamples.ERASED)))
    @ApiResponse(responseCode = "405", ref = "#/components/responses/MethodNotAllowedErrorOnWriteToOperator")
    ResponseEntity<TenantReply> eraseTenant(@PathVariable String tenantId, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (!"true".equals(request.getParameter(ERASE))) {
            throw new HttpRequestMethodNotSupportedException("DELETE", List.of("GET", "PUT"));
        }
        var receipt = new ReceiptId(TimeOrderedId.next(clock));
        Erased erased = commands.sendAndWait(new EraseTenant(TenantPath.tenant(tenantId), receipt));
        return ResponseEntity.ok(
                new Forgotten(true, "Tenant erased successfully", erased.tenantId(), true, erased.receiptId()));
    }
}
