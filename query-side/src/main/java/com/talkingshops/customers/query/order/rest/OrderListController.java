package com.talkingshops.customers.query.order.rest;

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
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderListController {

    private final Queries queries;

    OrderListController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/orders")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(
            summary = "Get orders",
            description = "A page of orders, also of customers who are gone. Ties are ordered by id.")
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
    @Parameter(
            in = ParameterIn.QUERY,
            name = "status",
            description = "Orders of this status only, blind to case.",
            schema = @Schema(type = "string", example = "completed"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "customerId",
            description = "Orders of this customer only.",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "startDate",
            description = "Made then or later: an instant, or a date.",
            schema = @Schema(type = "string", example = "2023-06-01"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "endDate",
            description = "Made then or earlier: an instant, or a date, which is included.",
            schema = @Schema(type = "string", example = "2023-06-30"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "searchTerm",
            description = "How `referenceId` or `external_order_id` begins, or a whole mobile number.",
            schema = @Schema(type = "string", minLength = 1, maxLength = 100, example = "ORD-0"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sortBy",
            description = "The field to sort by.",
            schema =
                    @Schema(
                            type = "string",
                            defaultValue = "created_at",
                            allowableValues = {"created_at", "updated_at", "final_amount", "status", "referenceId"}))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sortDirection",
            description = "The direction.",
            schema =
                    @Schema(
                            type = "string",
                            defaultValue = "desc",
                            allowableValues = {"asc", "desc"}))
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderPage.class),
                            examples = @ExampleObject(OrderExamples.PAGE)))
    ResponseEntity<OrderPage> orders(@Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        return ResponseEntity.ok(
                queries.ask(OrderParameters.read(request.getParameterMap(), caller.region()), OrderPage.class));
    }
}
