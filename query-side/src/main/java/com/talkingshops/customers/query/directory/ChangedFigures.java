package com.talkingshops.customers.query.directory;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer's counted orders come to by now. */
record ChangedFigures(
        String directorySegment,
        short slot,
        long orderCount,
        BigDecimal lifetimeValue,
        @Nullable Instant lastOrderAt) {

    long cents() {
        return lifetimeValue.movePointRight(2).longValueExact();
    }
}
