package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderCommand.Accepted;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.request.JsonBody;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.command.order.rest.OrderReply.Done;
import com.talkingshops.customers.command.precondition.rest.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Changes orders over HTTP. */
@RestController
@Tag(name = "Orders")
class ChangeOrders {

    private final CommandGateway commands;

    ChangeOrders(CommandGateway commands) {
        this.commands = commands;
    }

    @PutMapping(
            path = "/v1/orders/{orderId}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @RequiresScope(Scope.ORDERS_WRITE)
    @Operation(
            summary = "Change an order",
            description = "Changes status, final_amount and notes, also after its customer was deleted.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = OrderUpdateBody.class),
                                            examples = @ExampleObject(OrderExamples.UPDATE))))
    @ApiResponse(
            responseCode = "200",
            description = "The order is now as asked for",
            content =
                    @Content(
                            schema = @Schema(implementation = Done.class),
                            examples = @ExampleObject(OrderExamples.UPDATED)))
    ResponseEntity<OrderReply> updateOrder(
            @PathVariable String orderId,
            @RequestBody(required = false) @Nullable JsonNode body,
            HttpServletRequest request) {
        var id = orderNamed(orderId);
        var update = OrderUpdateBody.read(JsonBody.of(body));
        Accepted accepted = commands.sendAndWait(update.commandFor(id, IfMatch.of(request)));
        return ResponseEntity.ok()
                .eTag("\"" + accepted.version() + "\"")
                .body(new Done(true, "Order updated successfully"));
    }

    private static OrderId orderNamed(String text) {
        if (!TimeOrderedId.hasShape(text)) {
            throw Rejection.notFound("Order");
        }
        return new OrderId(text);
    }
}
