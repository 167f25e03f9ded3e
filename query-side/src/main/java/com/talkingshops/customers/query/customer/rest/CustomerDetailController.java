package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Reading;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.GetCustomer;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.history.AsOf;
import com.talkingshops.customers.api.history.HistoryQuery.GetCustomerAsOf;
import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
import com.talkingshops.customers.query.act.Acts;
import com.talkingshops.customers.query.readmodel.Queries;
import com.talkingshops.customers.query.readmodel.ReplicaAnswers;
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
    private final Acts acts;

    CustomerDetailController(Queries queries, Acts acts) {
        this.queries = queries;
        this.acts = acts;
    }

    @GetMapping("/v1/customers/{customerId}")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @ReplicaAnswers(given = "asOf")
    @Operation(
            summary = "Get a customer by id",
            description =
                    "A customer, its newest 100 orders, and what its counted orders come to; with `asOf`, as all of "
                            + "it was known at a moment of the past, also of a customer who is gone by now.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "customerId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "asOf",
            description =
                    "An instant, or what an `ETag` of the past holds: `7` right after the customer's own seventh event, "
                            + "`7.3` after the third change of its orders.",
            schema = @Schema(type = "string", example = "2023-06-21T14:35:12Z"))
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerDetail.class),
                            examples = {
                                @ExampleObject(name = "now", value = CustomerExamples.DETAIL),
                                @ExampleObject(name = "asOf", value = CustomerExamples.AS_OF)
                            }))
    ResponseEntity<CustomerDetail> customer(
            @Parameter(hidden = true) Caller caller, @PathVariable String customerId, HttpServletRequest request) {
        var parameters = Parameters.of(request.getParameterMap());
        AsOf asOf = parameters.asOf("asOf");
        parameters.finish();
        if (!TimeOrderedId.hasShape(customerId)) {
            throw Rejection.notFound("Customer");
        }
        var id = new CustomerId(customerId);
        var detail =
                queries.ask(asOf == null ? new GetCustomer(id) : new GetCustomerAsOf(id, asOf), CustomerDetail.class);
        if (asOf != null) {
            acts.read(
                    id,
                    Reading.past,
                    Format.json,
                    request.getParameter("asOf").strip().replace(' ', '+'));
        }
        return EntityTags.answer(request, detail.entityTag(), detail);
    }
}
