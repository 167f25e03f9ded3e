package com.talkingshops.customers.query.history.rest;

import com.talkingshops.customers.api.TimeOrderedId;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Reading;
import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.history.HistoryQuery.HistoryPage;
import com.talkingshops.customers.api.history.HistoryQuery.WholeHistory;
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
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class HistoryController {

    private static final String PATH = "/v1/customers/{customerId}/history";

    private final Queries queries;
    private final Acts acts;
    private final JsonMapper json;

    HistoryController(Queries queries, Acts acts, JsonMapper json) {
        this.queries = queries;
        this.acts = acts;
        this.json = json;
    }

    @GetMapping(PATH)
    @RequiresScope(Scope.CUSTOMERS_READ)
    @ReplicaAnswers
    @Operation(
            summary = "Get the history of a customer",
            description = "What happened to a customer and its orders: what changed, who did it, and when. Also of a "
                    + "customer who was deleted; of one who was erased without what was personal. With `Accept: "
                    + "application/x-ndjson` or `text/csv` all of it that the filters match, without pages.")
    @Parameter(
            in = ParameterIn.PATH,
            name = "customerId",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc1234"))
    @TrailParameters
    @Parameter(
            in = ParameterIn.QUERY,
            name = "type",
            description = "Events of these types only; several with commas between them.",
            schema = @Schema(type = "string", example = "customer-registered,customer-details-changed"))
    @ApiResponse(
            responseCode = "200",
            description = "The page, or all of it",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = HistoryPage.class),
                        examples = @ExampleObject(HistoryExamples.PAGE)),
                @Content(
                        mediaType = HistoryLines.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(HistoryExamples.LINES)),
                @Content(
                        mediaType = Table.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(HistoryExamples.TABLE))
            })
    ResponseEntity<HistoryPage> history(@PathVariable String customerId, HttpServletRequest request) {
        var id = id(customerId);
        var page = queries.ask(HistoryParameters.page(request.getParameterMap(), id), HistoryPage.class);
        acts.read(id, Reading.history, Format.json, null);
        return ResponseEntity.ok(page);
    }

    @GetMapping(path = PATH, produces = HistoryLines.MEDIA_TYPE)
    @RequiresScope(Scope.CUSTOMERS_READ)
    @ReplicaAnswers
    @Operation(hidden = true)
    void lines(@PathVariable String customerId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var history = whole(customerId, Format.ndjson, request);
        response.setContentType(HistoryLines.MEDIA_TYPE);
        HistoryLines.write(history.entries(), json, response.getOutputStream());
    }

    @GetMapping(path = PATH, produces = Table.MEDIA_TYPE)
    @RequiresScope(Scope.CUSTOMERS_READ)
    @ReplicaAnswers
    @Operation(hidden = true)
    void table(@PathVariable String customerId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var history = whole(customerId, Format.csv, request);
        response.setContentType(Table.MEDIA_TYPE + ";charset=UTF-8");
        HistoryTable.write(history.entries(), json, response.getOutputStream());
    }

    private WholeHistory whole(String customerId, Format format, HttpServletRequest request) {
        var id = id(customerId);
        var history = queries.ask(HistoryParameters.whole(request.getParameterMap(), id), WholeHistory.class);
        acts.read(id, Reading.history, format, null);
        return history;
    }

    private static CustomerId id(String customerId) {
        if (!TimeOrderedId.hasShape(customerId)) {
            throw Rejection.notFound("Customer");
        }
        return new CustomerId(customerId);
    }
}
