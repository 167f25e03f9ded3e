package com.talkingshops.customers.server.seal.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.server.request.LinesReply;
import com.talkingshops.customers.server.seal.KeyDesk;
import com.talkingshops.customers.server.seal.KeyReply;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin/keys")
class KeyController {

    private static final int LONGEST_NAME = 100;

    private static final String KEYS = """
            {"newestRoot": 2, "roots": [{"version": 2, "tenants": 12, "keys": 24}],
             "replacements": [{"tenantId": "64a1b2c3d4e5f6789abc0001", "dueAt": "2026-01-05T09:00:00Z",
                               "done": 5000, "total": 250000}]}
            """;

    private static final String EXPORT = """
            {"file":{"format":"customer-management-keys-1","exportedAt":"2026-01-05T09:00:00Z","rootVersions":[2]}}
            {"tenantKey":{"tenantId":"64a1b2c3d4e5f6789abc0001","purpose":"index","version":1,"rootVersion":2,"wrapped":"…","retiring":false,"madeAt":"2026-01-05T09:00:00Z"}}
            {"subjectKey":{"tenantId":"64a1b2c3d4e5f6789abc0001","subject":"64a1b2c3d4e5f6789abc1234","version":1,"link":"01912345-0000-7000-8000-000000000000","wrappingVersion":1,"wrapped":"…"}}
            {"end":{"keys":2}}
            """;

    private final KeyDesk desk;

    KeyController(KeyDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "Read which keys are in use",
            description = "Which versions of the root key the keys of tenants are wrapped with, and how far their "
                    + "replacement is. A version that nothing is wrapped with can be taken out of the root-key file.")
    @ApiResponse(
            responseCode = "200",
            description = "The keys, by number",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeyReply.class),
                            examples = @ExampleObject(KEYS)))
    ResponseEntity<KeyReply> keys(HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.keys());
    }

    @PostMapping("/rotate")
    @Operation(
            summary = "Replace keys now",
            description = "Those of all tenants, or of one; while they are used. What was erased before opens with no "
                    + "older copy of them afterwards.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "tenantId",
            description = "Whose keys; by default those of all",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc0001"))
    @ApiResponse(
            responseCode = "202",
            description = "It begins",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = KeyReply.class),
                            examples = @ExampleObject(KEYS)))
    ResponseEntity<KeyReply> rotate(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request.getParameterMap());
        String tenant = parameters.text("tenantId", LONGEST_NAME);
        parameters.finish();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.replace(tenant));
    }

    @GetMapping(
            path = "/export",
            produces = {LinesReply.TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Export all keys",
            description = "Wrapped as they rest, so that they open nothing without the root keys that the first line "
                    + "names. A server that starts on an older backup with `customers.keys-import` puts them in the "
                    + "place of the backup's. The last line says how many there are: without it the file is not whole.")
    @ApiResponse(
            responseCode = "200",
            description = "The keys, one JSON object in each line",
            content =
                    @Content(
                            mediaType = LinesReply.TYPE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EXPORT)))
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Parameters.of(request.getParameterMap()).finish();
        desk.export(new LinesReply(response));
    }
}
