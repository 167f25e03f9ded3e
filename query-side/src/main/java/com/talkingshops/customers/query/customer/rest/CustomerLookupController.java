package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.customer.CustomerQuery.CustomerDetail;
import com.talkingshops.customers.api.customer.CustomerQuery.LookUpCustomer;
import com.talkingshops.customers.api.customer.GivenMobile;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
class CustomerLookupController {

    private final Queries queries;

    CustomerLookupController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/customers/lookup")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @Operation(summary = "Get a customer by mobile number", description = """
                    The customer who has the number, in any of its spellings. Of digits alone: first whoever has exactly
                    these, then a number of the tenant's region, then an international one.
                    """)
    @Parameter(
            in = ParameterIn.QUERY,
            name = "mobile",
            required = true,
            description = "The mobile number; with `+` or `00` international.",
            schema = @Schema(type = "string", example = "919876543210"))
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerDetail.class),
                            examples = @ExampleObject(CustomerExamples.DETAIL)))
    ResponseEntity<CustomerDetail> lookup(@Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        var parameters = Parameters.of(request.getParameterMap());
        parameters.require("mobile");
        GivenMobile mobile = parameters.mobile("mobile", caller.region());
        parameters.finish();
        return customer(Objects.requireNonNull(mobile, "parameters without faults have it"), request);
    }

    @PostMapping("/v1/customers/lookup")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @Operation(
            summary = "Get a customer by mobile number, named in the body",
            description = "The same as the GET, except that the number appears in no log of addresses.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LookupBody.class),
                            examples = @ExampleObject(CustomerExamples.LOOKUP)))
    @ApiResponse(
            responseCode = "200",
            description = "The customer",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerDetail.class),
                            examples = @ExampleObject(CustomerExamples.DETAIL)))
    ResponseEntity<CustomerDetail> lookup(
            @Parameter(hidden = true) Caller caller,
            @RequestBody(required = false) @Nullable JsonNode body,
            HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        var detail = queries.ask(new LookUpCustomer(LookupBody.read(body, caller.region())), CustomerDetail.class);
        return EntityTags.json().eTag(detail.entityTag()).body(detail);
    }

    private ResponseEntity<CustomerDetail> customer(GivenMobile mobile, HttpServletRequest request) {
        var detail = queries.ask(new LookUpCustomer(mobile), CustomerDetail.class);
        return EntityTags.answer(request, detail.entityTag(), detail);
    }
}
