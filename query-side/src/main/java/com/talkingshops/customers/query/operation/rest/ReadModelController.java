package com.talkingshops.customers.query.operation.rest;

import com.talkingshops.customers.api.request.Parameters;
import com.talkingshops.customers.query.operation.ReadModelDesk;
import com.talkingshops.customers.query.operation.ReadModelReply;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/admin/read-models")
class ReadModelController {

    private final ReadModelDesk desk;

    ReadModelController(ReadModelDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "List read models", description = "How far each has come, and its last rebuild.")
    @ApiResponse(
            responseCode = "200",
            description = "All read models",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.All.class),
                            examples = @ExampleObject(ReadModelExamples.ALL)))
    ResponseEntity<ReadModelReply.All> readModels(HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.all());
    }

    @GetMapping("/{readModel}")
    @Operation(summary = "Read the state of a read model")
    @ApiResponse(
            responseCode = "200",
            description = "The read model",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> readModel(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.get(readModel));
    }

    @PostMapping("/{readModel}/rebuild")
    @Operation(
            summary = "Build a read model anew",
            description =
                    "From all events, beside the one that is read, which it is compared with and then replaces. 409 "
                            + "while a copy is worked on.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> rebuild(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.rebuild(readModel));
    }

    @DeleteMapping("/{readModel}/rebuild")
    @Operation(
            summary = "Cancel the rebuild of a read model",
            description =
                    "What is read stays as it is. Answers when what is just being written to the copy is. 409 if it "
                            + "is not being built.")
    @ApiResponse(
            responseCode = "200",
            description = "It is cancelled",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> cancel(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.cancelRebuild(readModel));
    }

    @PostMapping("/{readModel}/verify")
    @Operation(
            summary = "Verify a read model",
            description =
                    "Builds a copy from all events, compares the two as of one moment, and drops the copy; changes "
                            + "nothing. 409 while a copy is worked on.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.VERIFIED)))
    ResponseEntity<ReadModelReply.Detail> verify(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.verify(readModel));
    }

    @DeleteMapping("/{readModel}/verify")
    @Operation(summary = "Cancel the verification of a read model", description = "409 if it is not being verified.")
    @ApiResponse(
            responseCode = "200",
            description = "It is cancelled",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> cancelVerify(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.cancelVerify(readModel));
    }

    @PostMapping("/{readModel}/swap-back")
    @Operation(
            summary = "Bring back what was read before the last rebuild",
            description =
                    "It catches up, and then replaces what is read. 409 if it is gone, or while a copy is worked on.")
    @ApiResponse(
            responseCode = "202",
            description = "It has begun",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> swapBack(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(desk.swapBack(readModel));
    }

    @DeleteMapping("/{readModel}/swap-back")
    @Operation(
            summary = "Cancel that what was read before comes back",
            description =
                    "What is read stays as it is, and what was read before is dropped. 409 if it is not coming back.")
    @ApiResponse(
            responseCode = "200",
            description = "It is cancelled",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadModelReply.Detail.class),
                            examples = @ExampleObject(ReadModelExamples.DETAIL)))
    ResponseEntity<ReadModelReply.Detail> cancelSwapBack(@PathVariable String readModel, HttpServletRequest request) {
        Parameters.of(request.getParameterMap()).finish();
        return ResponseEntity.ok(desk.cancelSwapBack(readModel));
    }
}
