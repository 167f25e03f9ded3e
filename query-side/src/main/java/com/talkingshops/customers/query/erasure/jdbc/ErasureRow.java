package com.talkingshops.customers.query.erasure.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An erasure as it is stored, with what its message says of who asked for it. */
record ErasureRow(
        String tenant,
        String receipt,
        Instant erasedAt,
        @Nullable String actor,
        @Nullable String actorName,
        boolean wholeTenant) {}
