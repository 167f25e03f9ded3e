package com.talkingshops.customers.server.key;

import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in without a key that opens. */
final class Door extends OncePerRequestFilter {

    static final String TENANT_HEADER = "x-tenant-api-key";
    static final String OPERATOR_HEADER = "x-admin-api-key";

    private final Callers callers;
    private final OperatorKey operatorKey;

    Door(Callers callers, OperatorKey operatorKey) {
        this.callers = callers;
        this.operatorKey = operatorKey;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (Area.of(request.getServletPath())) {
            case TENANT ->
                CurrentRequest.of(request)
                        .admit(sent(request, TENANT_HEADER)
                                .flatMap(callers::holding)
                                .orElseThrow(Refusals::unknownKey));
            case OPERATOR -> {
                sent(request, OPERATOR_HEADER).filter(operatorKey::is).orElseThrow(Refusals::unknownKey);
                CurrentRequest.of(request).admitOperator();
            }
            case OPEN -> {}
        }
        chain.doFilter(request, response);
    }

    /** The one value of a header. */
    private static Optional<String> sent(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
