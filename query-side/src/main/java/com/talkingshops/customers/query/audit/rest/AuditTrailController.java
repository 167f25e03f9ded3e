package com.talkingshops.customers.query.audit.rest;

import com.talkingshops.customers.api.audit.AuditEvent.PersonRead.Format;
import com.talkingshops.customers.api.audit.AuditQuery.TrailPage;
import com.talkingshops.customers.api.audit.AuditQuery.WholeTrail;
import com.talkingshops.customers.api.audit.OperatorAct;
import com.talkingshops.customers.query.act.Acts;
import com.talkingshops.customers.query.history.rest.HistoryLines;
import com.talkingshops.customers.query.history.rest.Table;
import com.talkingshops.customers.query.history.rest.TrailParameters;
import com.talkingshops.customers.query.readmodel.Queries;
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
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class AuditTrailController {

    private static final String PATH = "/admin/audit";
    private static final String TENANT = "tenantId";

    private final Queries queries;
    private final Acts acts;
    private final JsonMapper json;

    AuditTrailController(Queries queries, Acts acts, JsonMapper json) {
        this.queries = queries;
        this.acts = acts;
        this.json = json;
    }

    @GetMapping(PATH)
    @Operation(
            summary = "Read the audit trail",
            description =
                    "Of a tenant: all that happened to its customers, orders, keys and itself, who read the past of "
                            + "its customers, and what the operator did to it. Without a tenant: what happened to tenants and "
                            + "keys, and all that the operator did. What changed, who did it, and when; of who was erased without "
                            + "what was personal. With `Accept: application/x-ndjson` or `text/csv` all of it that the filters "
                            + "match, without pages. Reading it is in it as well.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = TENANT,
            description = "Whose trail; by default that of tenants, keys and the operator.",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc0001"))
    @TrailParameters
    @Parameter(
            in = ParameterIn.QUERY,
            name = "type",
            description = "Events of these types only; several with commas between them.",
            schema = @Schema(type = "string", example = "key-issued,operator-acted"))
    @ApiResponse(
            responseCode = "200",
            description = "The page, or all of it",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = TrailPage.class),
                        examples = @ExampleObject(AuditTrailExamples.PAGE)),
                @Content(
                        mediaType = HistoryLines.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(AuditTrailExamples.LINES)),
                @Content(
                        mediaType = Table.MEDIA_TYPE,
                        schema = @Schema(type = "string"),
                        examples = @ExampleObject(AuditTrailExamples.TABLE))
            })
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFoundErrorToOperator")
    ResponseEntity<TrailPage> trail(HttpServletRequest request) {
        var page = queries.ask(AuditTrailParameters.page(request.getParameterMap()), TrailPage.class);
        record(OperatorAct.READ_AUDIT_TRAIL, Format.json, request);
        return ResponseEntity.ok(page);
    }

    @GetMapping(path = PATH, produces = HistoryLines.MEDIA_TYPE)
    @Operation(hidden = true)
    void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var trail = whole(Format.ndjson, request);
        response.setContentType(HistoryLines.MEDIA_TYPE);
        HistoryLines.write(trail.entries(), json, response.getOutputStream());
    }

    @GetMapping(path = PATH, produces = Table.MEDIA_TYPE)
    @Operation(hidden = true)
    void table(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var trail = whole(Format.csv, request);
        response.setContentType(Table.MEDIA_TYPE + ";charset=UTF-8");
        AuditTrailTable.write(trail.entries(), json, response.getOutputStream());
    }

    /** What it ends with is settled before it is recorded that it is read, so that an export does not run after its own record. */
    private WholeTrail whole(Format format, HttpServletRequest request) {
        var trail = queries.ask(AuditTrailParameters.whole(request.getParameterMap()), WholeTrail.class);
        record(OperatorAct.EXPORT_AUDIT_TRAIL, format, request);
        return trail;
    }

    /** With what was asked for, which was found to be in order. */
    private void record(OperatorAct act, Format format, HttpServletRequest request) {
        var details = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> details.put(name, values[0].strip()));
        String tenant = details.remove(TENANT);
        details.put("format", format.name());
        acts.operator(act, tenant, details);
    }
}
