package com.talkingshops.customers.query.operation.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.query.operation.LetterDesk;
import com.talkingshops.customers.query.operation.LetterReply;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin/dead-letters")
class DeadLetterController {

    private static final int MOST = 100;
    private static final int USUAL = 10;
    private static final int LONGEST_NAME = 64;

    private final LetterDesk desk;

    DeadLetterController(LetterDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(
            summary = "List dead letters",
            description = "Events that a read model could not take in, and those behind them of the same customer or "
                    + "tenant; oldest first. They are tried again by themselves.")
    @Parameter(in = ParameterIn.QUERY, name = "readModel", schema = @Schema(type = "string"), example = "customers")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "page",
            schema = @Schema(type = "integer", minimum = "1", defaultValue = "1"))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "limit",
            schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "10"))
    @ApiResponse(
            responseCode = "200",
            description = "A page of dead letters",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterReply.Page.class),
                            examples = @ExampleObject(LetterExamples.PAGE)))
    ResponseEntity<LetterReply.Page> letters(HttpServletRequest request) {
        Parameters parameters = Parameters.of(request.getParameterMap());
        String readModel = parameters.parsed(
                "readModel",
                LONGEST_NAME,
                name -> Optional.of(name).filter(desk.readModels()::contains),
                "must be the name of a read model");
        int page = parameters.integer("page", 1, Integer.MAX_VALUE, 1);
        int limit = parameters.integer("limit", 1, MOST, USUAL);
        parameters.finish();
        return ResponseEntity.ok(desk.find(readModel, page, limit));
    }

    @GetMapping("/{deadLetterId}")
    @Operation(summary = "Read a dead letter")
    @ApiResponse(
            responseCode = "200",
            description = "The dead letter",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterReply.Detail.class),
                            examples = @ExampleObject(LetterExamples.LETTER)))
    ResponseEntity<LetterReply.Detail> letter(@PathVariable String deadLetterId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.get(deadLetterId));
    }

    @PostMapping("/{deadLetterId}/retry")
    @Operation(
            summary = "Try a dead letter again",
            description =
                    "And the others of its customer or tenant, from the first on, until one fails. 409 while they "
                            + "are being tried.")
    @ApiResponse(
            responseCode = "200",
            description = "It was tried; how many were taken in and how many are left",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterReply.Retried.class),
                            examples = @ExampleObject(LetterExamples.RETRIED)))
    ResponseEntity<LetterReply.Retried> retry(@PathVariable String deadLetterId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.retry(deadLetterId));
    }

    @DeleteMapping("/{deadLetterId}")
    @Operation(
            summary = "Drop a dead letter",
            description = "The read model goes without this event until it is built anew. Those behind it are tried "
                    + "again. 409 while they are being tried.")
    @ApiResponse(
            responseCode = "200",
            description = "The letter is gone",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LetterReply.Dropped.class),
                            examples = @ExampleObject(LetterExamples.DROPPED)))
    ResponseEntity<LetterReply.Dropped> drop(@PathVariable String deadLetterId, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.drop(deadLetterId));
    }
}
