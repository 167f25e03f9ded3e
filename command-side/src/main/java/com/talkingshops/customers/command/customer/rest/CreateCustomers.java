package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerCommand.Accepted;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.command.customer.rest.CustomerReply.Created;
import com.talkingshops.customers.command.customer.rest.CustomerReply.CreatedInBulk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Creates customers over HTTP. */
@RestController
@RequestMapping(path = "/v1/customers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Customers")
class CreateCustomers {

    private final CommandGateway commands;
    private final BulkRegistration bulk;
    private final Clock clock;

    CreateCustomers(CommandGateway commands, BulkRegistration bulk, Clock clock) {
        this.commands = commands;
        this.bulk = bulk;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @Operation(
            summary = "Create a customer",
            description = "The mobile number must be nobody's yet; else 409 with details.existingCustomerId.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = CustomerBody.class),
                                            examples = @ExampleObject(CustomerExamples.NEW_CUSTOMER))))
    @ApiResponse(
            responseCode = "201",
            description = "The customer was created",
            content =
                    @Content(
                            schema = @Schema(implementation = Created.class),
                            examples = @ExampleObject(CustomerExamples.CREATED)))
    ResponseEntity<CustomerReply> createCustomer(
            @RequestBody(required = false) @Nullable JsonNode body, @Parameter(hidden = true) Caller caller) {
        var customer = CustomerBody.read(JsonBody.of(body), caller.region());
        Accepted accepted = commands.sendAndWait(customer.commandFor(new CustomerId(TimeOrderedId.next(clock))));
        return ResponseEntity.created(URI.create("/v1/customers/" + accepted.customerId()))
                .eTag("\"" + accepted.version() + "\"")
                .body(new Created(true, "Customer created successfully", accepted.customerId()));
    }

    @PostMapping(path = "/bulk", consumes = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope(Scope.CUSTOMERS_WRITE)
    @Operation(
            summary = "Create up to 100 customers",
            description = "Each by itself: what is wrong with one does not keep the others out. One request for the "
                    + "rate limit. Sent again under the same Idempotency-Key, it goes on where it was interrupted.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = BulkBody.class),
                                            examples = @ExampleObject(CustomerExamples.NEW_CUSTOMERS))))
    @ApiResponse(
            responseCode = "200",
            description = "What became of each customer, in their order",
            content =
                    @Content(
                            schema = @Schema(implementation = CreatedInBulk.class),
                            examples = @ExampleObject(CustomerExamples.CREATED_IN_BULK)))
    ResponseEntity<CustomerReply> createCustomers(
            @RequestBody(required = false) @Nullable JsonNode body, @Parameter(hidden = true) Caller caller) {
        return ResponseEntity.ok(CreatedInBulk.of(bulk.register(body, caller.region())));
    }
}
