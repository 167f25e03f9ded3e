package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.ErrorCode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts the failures that clients are told of, by their code. Each count is there from 0 on: to whoever watches, one that appears with
 * its first failure has not risen.
 */
final class FailureCounts implements MeterBinder {

    private final AtomicLongArray counts = new AtomicLongArray(ErrorCode.values().length);

    void add(ErrorCode code) {
        counts.incrementAndGet(code.ordinal());
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (ErrorCode code : ErrorCode.values()) {
            FunctionCounter.builder("customers.failures", counts, all -> all.get(code.ordinal()))
                    .description("Failures that clients were told of")
                    .tag("code", code.name())
                    .register(meters);
        }
    }
}
