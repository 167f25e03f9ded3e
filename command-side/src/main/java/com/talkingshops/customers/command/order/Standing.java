package com.talkingshops.customers.command.order;

import com.talkingshops.customers.api.Money;
import com.talkingshops.customers.api.order.OrderCommand.ChangeOrder;
import com.talkingshops.customers.api.order.OrderStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can change of an order. */
record Standing(
        OrderStatus status, Money finalAmount, @Nullable String notes) {

    Standing after(ChangeOrder change) {
        return new Standing(
                Objects.requireNonNull(change.status().appliedTo(status)),
                Objects.requireNonNull(change.finalAmount().appliedTo(finalAmount)),
                change.notes().appliedTo(notes));
    }
}
