package com.talkingshops.customers.server.audit.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.server.audit.AuditDesk;
import com.talkingshops.customers.server.audit.AuditKeyReply;
import com.talkingshops.customers.server.audit.CheckpointJson;
import com.talkingshops.customers.server.audit.CheckpointReply;
import com.talkingshops.customers.server.audit.VerificationReply;
import com.talkingshops.customers.server.request.LinesReply;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/admin/audit")
class AuditController {

    private static final int LONGEST_NAME = 100;

    private final AuditDesk desk;

    AuditController(AuditDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/key")
    @Operation(
            summary = "Read the key that checkpoints are checked with",
            description = "Keep it apart: who checks a checkpoint with a key that came along with it checks nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The public key",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AuditKeyReply.class),
                            examples = @ExampleObject(AuditExamples.KEY)))
    ResponseEntity<AuditKeyReply> key(HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.key());
    }

    @PostMapping("/checkpoints")
    @Operation(
            summary = "Make a checkpoint",
            description =
                    "A signed statement of what the history is now. Kept outside of the database, it finds out also "
                            + "who alters an event and makes the chain anew, or cuts its end off.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "tenantId",
            description = "Of whose events, `system` for those of no tenant; by default of all",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc0001"))
    @ApiResponse(
            responseCode = "201",
            description = "The checkpoint",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckpointJson.class),
                            examples = @ExampleObject(AuditExamples.CHECKPOINT)))
    ResponseEntity<CheckpointJson> makeCheckpoint(HttpServletRequest request) {
        String tenant = tenant(request);
        return ResponseEntity.status(HttpStatus.CREATED).body(desk.makeCheckpoint(tenant));
    }

    @GetMapping("/checkpoints")
    @Operation(
            summary = "List checkpoints",
            description = "The last hundred that were made, newest first, without their heads.")
    @ApiResponse(
            responseCode = "200",
            description = "The checkpoints",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CheckpointReply.class),
                            examples = @ExampleObject(AuditExamples.CHECKPOINTS)))
    ResponseEntity<CheckpointReply> checkpoints(HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.checkpoints());
    }

    @PostMapping("/verify")
    @Operation(
            summary = "Check the history",
            description =
                    "Whether every event that was chained is what it was and where it was, of all tenants or of one; "
                            + "and whether it is what a checkpoint has seen that was kept elsewhere; the heads of more than some 1,900 tenants are more "
                            + "than a body may hold, and are left away. One check at a time, 409 while there is one.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerifyBody.class),
                            examples = @ExampleObject(AuditExamples.VERIFY)))
    @ApiResponse(
            responseCode = "202",
            description = "It begins",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerificationReply.class),
                            examples = @ExampleObject(AuditExamples.RUNNING)))
    ResponseEntity<VerificationReply> verify(
            @RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        var asked = VerifyBody.read(body);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.verify(asked.tenantId(), asked.checkpoint()));
    }

    @GetMapping("/verify")
    @Operation(
            summary = "Read how far the last check is",
            description = "And what it has come to: the first place where the history is not what was chained.")
    @ApiResponse(
            responseCode = "200",
            description = "The last check",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = VerificationReply.class),
                            examples = @ExampleObject(AuditExamples.FOUND)))
    ResponseEntity<VerificationReply> verification(HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.verification());
    }

    @GetMapping(
            path = "/export",
            produces = {LinesReply.TYPE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            summary = "Export the history",
            description =
                    "Every stored column of every chained event, as it rests, with its link; to be checked where there "
                            + "is no database. The last line is a fresh checkpoint: without it the file is not whole.")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "tenantId",
            description = "Whose events, `system` for those of no tenant; by default those of all",
            schema = @Schema(type = "string", example = "64a1b2c3d4e5f6789abc0001"))
    @ApiResponse(
            responseCode = "200",
            description = "The events, one JSON object in each line",
            content =
                    @Content(
                            mediaType = LinesReply.TYPE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(AuditExamples.EXPORT)))
    void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tenant = tenant(request);
        desk.export(tenant, new LinesReply(response));
    }

    private static @Nullable String tenant(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request.getParameterMap());
        String tenant = parameters.text("tenantId", LONGEST_NAME);
        parameters.finish();
        return tenant;
    }
}
