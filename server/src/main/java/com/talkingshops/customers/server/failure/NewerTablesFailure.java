package com.talkingshops.customers.server.failure;

import com.talkingshops.customers.eventstore.NewerTablesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that a newer release has taken away what this one needs. */
final class NewerTablesFailure extends AbstractFailureAnalyzer<NewerTablesException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NewerTablesException cause) {
        return new FailureAnalysis(cause.getMessage(), null, failure);
    }
}
