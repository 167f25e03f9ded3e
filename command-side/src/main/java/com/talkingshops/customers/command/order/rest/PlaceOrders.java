package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.order.OrderCommand.Placed;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.command.order.rest.OrderReply.Created;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes orders in over HTTP. */
@RestController
@Tag(name = "Orders")
class PlaceOrders {

    private final CommandGateway commands;
    private final Clock clock;

    PlaceOrders(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping(
            path = "/v1/orders",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope(Scope.ORDERS_WRITE)
    @Operation(
            summary = "Create an order",
            description = "A mobile number that nobody has creates the customer, with the order's name and e-mail; a "
                    + "known customer's are left alone. A taken referenceId is answered with 409.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = OrderBodyDocument.class),
                                            examples = @ExampleObject(OrderExamples.NEW_ORDER))))
    @ApiResponse(
            responseCode = "201",
            description = "The order was created",
            content =
                    @Content(
                            schema = @Schema(implementation = Created.class),
                            examples = @ExampleObject(OrderExamples.CREATED)))
    @ApiResponse(
            responseCode = "200",
            description = "The external order had been sent before: the order that it created then",
            content =
                    @Content(
                            schema = @Schema(implementation = Created.class),
                            examples = @ExampleObject(OrderExamples.REPEATED)))
    ResponseEntity<OrderReply> createOrder(
            @RequestBody(required = false) @Nullable JsonNode body, @Parameter(hidden = true) Caller caller) {
        var order = OrderBody.read(JsonBody.of(body), caller.region());
        Placed placed = commands.sendAndWait(order.command(clock));
        String message = placed.repeated() ? "Order was created before" : "Order created successfully";
        return ResponseEntity.status(placed.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/v1/orders/" + placed.orderId()))
                .eTag("\"" + placed.version() + "\"")
                .body(new Created(true, message, placed.orderId(), placed.customerId()));
    }
}
