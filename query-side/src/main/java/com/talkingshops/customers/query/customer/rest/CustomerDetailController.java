package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.request.Parameters;
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
class CustomerDetailController {

    private final Queries queries;

    CustomerDetailController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/customers/{customerId}")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @Operation(
            summary = "Get a customer by id",
            description = "A customer, its newest 100 orders, and what its counted orders come to.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "customerId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerDetail.class),
                            examples = @ExampleObject(CustomerExamples.DETAIL)))
    ResponseEntity<CustomerDetail> customer(
            @Parameter(hidden = true) Caller caller, @PathVariable String customerId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        if (!TimeOrderedId.hasShape(customerId)) {
            throw Rejection.notFound("Customer");
        }
        var detail = queries.ask(new GetCustomer(new CustomerId(customerId)), CustomerDetail.class);
        return EntityTags.answer(request, detail.entityTag(), detail);
    }
}
