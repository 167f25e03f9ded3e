package com.talkingshops.customers.server.key;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.RequiresScope;
import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses what a key does not allow. It goes by the endpoint that was found and not by the path that was sent, so it also
 * holds if a path should ever slip past the door.
 */
final class ScopeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod endpoint)) {
            return true;
        }
        switch (Area.of(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)))) {
            case TENANT -> requireScope(request, endpoint);
            case OPERATOR -> requireOperator(request);
            case OPEN -> {}
        }
        return true;
    }

    private static void requireScope(HttpServletRequest request, HandlerMethod endpoint) {
        Caller caller = CurrentRequest.of(request).caller().orElseThrow(Refusals::unknownKey);
        RequiresScope required = endpoint.getMethodAnnotation(RequiresScope.class);
        if (required == null) {
            throw new IllegalStateException(endpoint.getShortLogMessage() + " does not say which scope it requires");
        }
        if (!caller.scopes().contains(required.value())) {
            throw Refusals.lacking(required.value());
        }
    }

    private static void requireOperator(HttpServletRequest request) {
        if (!CurrentRequest.of(request).byOperator()) {
            throw Refusals.unknownKey();
        }
    }
}
