package com.talkingshops.customers.query.order.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderQuery.OrderPage;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.query.readmodel.Queries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CustomerOrdersController {

    private final Queries queries;

    CustomerOrdersController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/customers/{customerId}/orders")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "Get the orders of a customer",
            description = "A page of a customer's orders, the newest first.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "customerId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            description = "The number of the page, from 1. A page past the end is empty.",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "How many orders a page has.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderPage.class),
                            examples = @ExampleObject(OrderExamples.PAGE)))
    ResponseEntity<OrderPage> orders(
            @Parameter(hidden = true) Caller caller, @PathVariable String customerId, HttpServletRequest request) {
        if (!TimeOrderedId.hasShape(customerId)) {
            throw Rejection.notFound("Customer");
        }
        return ResponseEntity.ok(queries.ask(
                OrderParameters.read(request.getParameterMap(), new CustomerId(customerId)), OrderPage.class));
    }
}
