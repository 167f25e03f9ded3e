package com.talkingshops.customers.query.statistics.rest;

import com.talkingshops.customers.api.statistics.StatisticsQuery.Grouping;
import com.talkingshops.customers.api.statistics.StatisticsQuery.Statistics;
import com.talkingshops.customers.api.statistics.StatisticsQuery.StatisticsAsOf;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.api.tenant.Scope;
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
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatisticsController {

    private final Queries queries;
    private final InstantSource clock;

    StatisticsController(Queries queries, java.time.Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @GetMapping("/v1/customers/stats")
    @RequiresScope(Scope.STATS_READ)
    @ReplicaAnswers(given = "asOf")
    @Operation(summary = "Figures of customers and orders", description = """
                    New customers, orders and revenue of a period of whole UTC days, by default the current calendar month,
                    and the stock of customers now; in total, by segment and, on request, by day or month. An instant stands
                    for its UTC day, and both ends are included. With only one of `startDate` and `endDate` the period is
                    open on the other side. An order belongs to the day on which it was made and to the segment that its
                    customer had when it was received. With `asOf` instead, the stock at the end of a past day.
                    """)
    @Parameter(
            in = ParameterIn.QUERY,
            name = "startDate",
            description =
                    "The first day: a date, or an instant for its UTC day. Absent with `endDate`: from the beginning.",
            schema = @Schema(type = "string", example = "2023-06-01"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "endDate",
            description = "The last day: a date, or an instant for its UTC day. Absent with `startDate`: without end.",
            schema = @Schema(type = "string", example = "2023-06-30"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "period",
            description = "`all` for everything; not together with dates.",
            schema = @Schema(type = "string", allowableValues = "all"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "segment",
            description = "These segments only, separated by commas; `unsegmented` for customers without one.",
            schema = @Schema(type = "string", example = "premium,vip"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "groupBy",
            description =
                    "Adds `series`: every day (at most 3,660) or month (at most 1,200) of the period; of a period that"
                            + " is open on a side, those in which there was anything.",
            schema = @Schema(implementation = Grouping.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "asOf",
            description =
                    "The stock at the end of this day, as it was known then: a date, or an instant for its UTC day. Not "
                            + "together with other parameters.",
            schema = @Schema(type = "string", example = "2023-06-30"))
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(anyOf = {Statistics.class, StatisticsAsOf.class}),
                            examples = {
                                @ExampleObject(name = "now", value = StatisticsExample.JSON),
                                @ExampleObject(name = "asOf", value = StatisticsExample.AS_OF)
                            }))
    ResponseEntity<?> statistics(@Parameter(hidden = true) Caller caller, HttpServletRequest request) {
        var sent = request.getParameterMap();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(
                        sent.containsKey("asOf")
                                ? queries.ask(StatisticsParameters.readAsOf(sent), StatisticsAsOf.class)
                                : queries.ask(StatisticsParameters.read(sent, clock), Statistics.class));
    }
}
