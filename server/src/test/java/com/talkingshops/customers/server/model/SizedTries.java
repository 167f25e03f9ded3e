package com.talkingshops.customers.server.model;

import java.util.List;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/** Ends a property after fewer tries unless the system property {@code test.size} says {@code full}. */
final class SizedTries implements AroundTryHook {

    private static final int AT_BUILD = 12;

    private static int done;

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor attempt, List<Object> parameters) {
        TryExecutionResult result = attempt.execute(parameters);
        boolean enough = ++done >= AT_BUILD && !"full".equals(System.getProperty("test.size"));
        return enough && result.isSatisfied() ? TryExecutionResult.satisfied(true) : result;
    }
}
