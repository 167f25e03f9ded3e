package com.talkingshops.customers.command.order.rest;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** {@link OrderBody} as the interface description shows it. */
@Schema(name = "NewOrder")
record OrderBodyDocument(
        @Schema(
                requiredMode = REQUIRED,
                description = "Whose order it is; a customer is created if nobody has the number",
                example = "919876543210")
        String mobile,

        @ArraySchema(
                minItems = 1,
                maxItems = 1000,
                arraySchema = @Schema(description = "Required unless final_amount is given", nullable = true))
        List<Line> product_items,

        @Schema(description = "1 to 200 characters", nullable = true, example = "John Doe")
        String name,

        @Schema(nullable = true, example = "john@example.com")
        String email,

        @Schema(description = "Id of the customer who has the mobile number", nullable = true)
        String user_id,

        @Schema(
                pattern = "[A-Za-z_-]{1,32}",
                defaultValue = "pending",
                description = "pending, cancelled, failed and refunded orders do not count",
                nullable = true)
        String status,

        @Schema(
                minimum = "0",
                maximum = "999999999.99",
                description = "0 to 999,999,999.99 with at most two decimals; by default the sum of the lines",
                nullable = true,
                example = "250.00")
        BigDecimal final_amount,

        @Schema(description = "When the order was made; by default now", nullable = true)
        Instant created_at,

        @Schema(
                description = "1 to 100 characters, unique; made as ORD-… by default",
                nullable = true,
                example = "ORD-001")
        String referenceId,

        @Schema(description = "1 to 100 characters, with external_order_id", nullable = true)
        String external_order_source,

        @Schema(
                description =
                        "1 to 100 characters, with external_order_source; a repeat is answered with the first order",
                nullable = true)
        String external_order_id,

        @Schema(description = "1 to 2,000 characters", nullable = true)
        String notes) {

    /** One line of an order. */
    @Schema(name = "NewLineItem")
    record Line(
            @Schema(requiredMode = REQUIRED, description = "1 to 200 characters", example = "Tea")
            String name,

            @Schema(requiredMode = REQUIRED, minimum = "1", maximum = "1000000", example = "2")
            int quantity,

            @Schema(requiredMode = REQUIRED, minimum = "0", maximum = "999999999.99", example = "125.00")
            BigDecimal price) {}
}
