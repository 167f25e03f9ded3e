package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.customer.CustomerId;
import com.talkingshops.customers.api.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the write endpoints of orders answer. */
sealed interface OrderReply {

    /** An order was taken in, now or before. */
    @Schema(
            name = "OrderCreated",
            requiredProperties = {"success", "message", "orderId", "customerId"})
    record Created(
            boolean success,
            String message,
            @Schema(implementation = String.class) OrderId orderId,
            @Schema(implementation = String.class) CustomerId customerId)
            implements OrderReply {}

    /** Something was done. */
    @Schema(
            name = "OrderWritten",
            requiredProperties = {"success", "message"})
    record Done(boolean success, String message) implements OrderReply {}
}
