package com.talkingshops.customers.command.customer.rest;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.erasure.ReceiptId;
import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the write endpoints of customers answer. */
sealed interface CustomerReply {

    /** A customer was created. */
    @Schema(
            name = "CustomerCreated",
            requiredProperties = {"success", "message", "customerId"})
    record Created(
            boolean success,
            String message,
            @Schema(implementation = String.class) CustomerId customerId) implements CustomerReply {}

    /** Something was done. */
    @Schema(
            name = "CustomerWritten",
            requiredProperties = {"success", "message"})
    record Done(boolean success, String message) implements CustomerReply {}

    /** A customer was erased, now or before. */
    @Schema(
            name = "CustomerErased",
            requiredProperties = {"success", "message", "customerId", "erased", "receiptId"})
    record Forgotten(
            boolean success,
            String message,
            @Schema(implementation = String.class) CustomerId customerId,
            @Schema(description = "Always true") boolean erased,

            @Schema(implementation = String.class, description = "What GET /v1/erasures/{receiptId} takes")
            ReceiptId receiptId)
            implements CustomerReply {}

    /**
     * What became of each of several customers.
     *
     * @param success whether all were created
     */
    @Schema(
            name = "CustomersCreated",
            requiredProperties = {"success", "message", "results"})
    record CreatedInBulk(boolean success, String message, List<Result> results) implements CustomerReply {

        static CreatedInBulk of(List<Result> results) {
            long created =
                    results.stream().filter(result -> result.error() == null).count();
            return new CreatedInBulk(
                    created == results.size(),
                    "%d of %d customers created successfully".formatted(created, results.size()),
                    results);
        }
    }

    /**
     * What became of one customer.
     *
     * @param index its place in the request, from 0
     * @param status the HTTP status that it alone would have got
     */
    @Schema(
            name = "CustomerCreatedInBulk",
            requiredProperties = {"index", "status", "customerId", "error"})
    record Result(
            int index,
            int status,

            @Schema(implementation = String.class, nullable = true) @Nullable
            CustomerId customerId,

            @Schema(
                    implementation = Object.class,
                    types = {"object", "null"},
                    description = "Members code, message and details; the request id is the reply's own")
            @Nullable
            Failure error) {

        static Result created(int index, CustomerId id) {
            return new Result(index, 201, id, null);
        }

        static Result refused(int index, Rejection refusal) {
            return new Result(
                    index,
                    refusal.code().status(),
                    null,
                    new Failure(refusal.code(), refusal.reason(), refusal.details()));
        }
    }

    /** Why one customer was not created. */
    record Failure(ErrorCode code, String message, Map<String, Object> details) {}
}
