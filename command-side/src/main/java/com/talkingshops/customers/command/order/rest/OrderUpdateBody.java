package com.talkingshops.customers.command.order.rest;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.Update;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import com.talkingshops.customers.api.order.OrderId;
import com.talkingshops.customers.api.order.OrderStatus;
import com.talkingshops.customers.api.request.JsonBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client wants changed of an order. */
@Schema(name = "OrderUpdate")
record OrderUpdateBody(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "At least one member; an absent one stays as it is")
        Updates updates) {

    static OrderUpdateBody read(JsonBody body) {
        JsonBody updates = body.object("updates");
        if (updates.isEmpty()) {
            body.fault("updates", "must have at least one member");
        }
        var read = new Updates(
                updates.updateNotNull(StatusField.NAME, name -> StatusField.read(updates)),
                updates.updateNotNull("final_amount", updates::money),
                updates.update("notes", name -> updates.text(name, OrderBody.LONGEST_NOTES)));
        updates.refuseUnknown();
        body.finish();
        return new OrderUpdateBody(read);
    }

    ChangeOrder commandFor(OrderId id, @Nullable Set<Long> expectedVersions) {
        return new ChangeOrder(id, updates.status(), updates.final_amount(), updates.notes(), expectedVersions);
    }

    /** The members that can change. */
    @Schema(name = "OrderUpdates")
    record Updates(
            @Schema(implementation = String.class, description = "Cannot be cleared", example = "completed")
            Update<OrderStatus> status,

            @Schema(implementation = BigDecimal.class, description = "Cannot be cleared", example = "250.00")
            Update<Money> final_amount,

            @Schema(implementation = String.class, description = "null clears them", nullable = true)
            Update<String> notes) {}
}
