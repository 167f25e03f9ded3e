package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.command.customer.rest.CustomerReply.Done;
import com.talkingshops.customers.command.precondition.rest.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes customers over HTTP. */
@RestController
@RequestMapping(path = "/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class ChangeCustomers {

    private final CommandGateway commands;

    ChangeCustomers(CommandGateway commands) {
        this.commands = commands;
    }

    @PutMapping(path = "/{customerId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @Operation(
            summary = "Change a customer",
            description = "Changes the members of updates; with If-Match only if the customer still has that version.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CustomerUpdateBody.class),
                                            examples = @ExampleObject(CustomerExamples.UPDATE))))
    @ApiResponse(
            responseCode = "200",
            description = "The customer is now as asked for",
            content =
                    @Content(
                            schema = @Schema(implementation = Done.class),
                            examples = @ExampleObject(CustomerExamples.UPDATED)))
    ResponseEntity<CustomerReply> updateCustomer(
            @PathVariable String customerId,
            @RequestBody(required = false) @Nullable JsonNode body,
            HttpServletRequest request,
            @Parameter(hidden = true) Caller caller) {
        var id = CustomerPath.read(customerId);
        var update = CustomerUpdateBody.read(JsonBody.of(body), caller.region());
        Accepted accepted = commands.sendAndWait(update.commandFor(id, IfMatch.of(request)));
        return ResponseEntity.ok()
                .eTag("\"" + accepted.version() + "\"")
                .body(new Done(true, "Customer updated successfully"));
    }
}
