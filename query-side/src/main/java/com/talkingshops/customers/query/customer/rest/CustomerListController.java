package com.talkingshops.customers.query.customer.rest;

import com.talkingshops.customers.api.customer.CustomerQuery.CustomerPage;
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
class CustomerListController {

    private final Queries queries;

    CustomerListController(Queries queries) {
        this.queries = queries;
    }

    @GetMapping("/v1/customers")
    @RequiresScope(Scope.CUSTOMERS_READ)
    @Operation(summary = "Get customers", description = """
                    A page of customers, and figures of all customers that the filters match. Text is sorted and searched
                    blind to case and accents; ties are ordered by id, and customers without the value come last. Active are
                    customers whose last counted order was on one of the last 90 UTC days, today included.
                    """)
    @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            description = "The number of the page, from 1. A page past the end is empty.",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            description = "How many customers a page has.",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "segment",
            description = "These segments only, separated by commas; `unsegmented` is also for customers without one.",
            schema = @Schema(type = "string", example = "premium,vip"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "startDate",
            description = "Created then or later: an instant, or a date.",
            schema = @Schema(type = "string", example = "2023-06-01"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "endDate",
            description = "Created then or earlier: an instant, or a date, which is included.",
            schema = @Schema(type = "string", example = "2023-06-30"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "searchTerm",
            description =
                    "Contained in the name or the e-mail address; a term of digits, blanks and `+-().` also in the"
                            + " mobile number, by its digits.",
            schema = @Schema(type = "string", minLength = 1, maxLength = 100, example = "john"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sort",
            description = "The field to sort by, ascending; with `-` in front descending. The newest first by default.",
            schema =
                    @Schema(
                            type = "string",
                            example = "-created_at",
                            pattern = "-?(name|segment|created_at|updated_at|orderCount|lifetimeValue|lastOrderDate)"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "sortDirection",
            description = "The direction, instead of `-`; must not contradict it.",
            schema =
                    @Schema(
                            type = "string",
                            allowableValues = {"asc", "desc"}))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "cursor",
            description =
                    "`meta.nextCursor` of an earlier page, with the same filters and sort: goes on behind it, at the"
                            + " same cost however far. `page` has no meaning then.",
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CustomerPage.class),
                            examples = @ExampleObject(CustomerExamples.PAGE)))
    ResponseEntity<CustomerPage> customers(@Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        return EntityTags.json()
                .body(queries.ask(CustomerParameters.read(request.getParameterMap()), CustomerPage.class));
    }
}
