package com.talkingshops.customers.server.failure;

import com.talkingshops.customers.personal.RootKeyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that the root key is not the one that belongs to the database. */
final class RootKeyFailure extends AbstractFailureAnalyzer<RootKeyException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, RootKeyException cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
