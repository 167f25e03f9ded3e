package com.talkingshops.customers.query.order.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderQuery.GetOrder;
import com.talkingshops.customers.api.order.OrderQuery.OrderDetail;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.query.customer.rest.EntityTags;
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
class OrderDetailController {

    private final Queries queries;

    OrderDetailController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/orders/{orderId}")
    @RequiresScope(Scope.ORDERS_READ)
    @Operation(summary = "Get an order by id", description = "An order, also of a customer who is gone.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "orderId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc5678"))
    @ApiResponse(
            responseCode = "200",
            description = "The order",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderDetail.class),
                            examples = @ExampleObject(OrderExamples.ORDER)))
    ResponseEntity<OrderDetail> order(
            @Parameter(hidden = true) Caller caller, @PathVariable String orderId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        if (!TimeOrderedId.hasShape(orderId)) {
            throw Rejection.notFound("Order");
        }
        var detail = queries.ask(new GetOrder(new OrderId(orderId)), OrderDetail.class);
        return EntityTags.answer(request, detail.entityTag(), detail);
    }
}
