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
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in without a key that opens. */
final class Door extends OncePerRequestFilter {

    static final String TENANT_HEADER = "x-tenant-api-key";
    static final String OPERATOR_HEADER = "x-admin-api-key";

    private static final String BEARER = "Bearer ";

    private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:/|$)");

    private final Callers callers;
    private final OperatorKey operatorKey;

    Door(Callers callers, OperatorKey operatorKey) {
        this.callers = callers;
        this.operatorKey = operatorKey;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isPlain(request.getRequestURI())) {
            throw Refusals.noRoute();
        }
        switch (Area.of(request.getServletPath())) {
            case TENANT ->
                CurrentRequest.of(request)
                        .admit(sent(request, TENANT_HEADER)
                                .flatMap(callers::holding)
                                .orElseThrow(Refusals::unknownKey));
            case OPERATOR -> {
                sent(request, OPERATOR_HEADER)
                        .or(() -> bearersToken(request))
                        .filter(operatorKey::is)
                        .orElseThrow(Refusals::unknownKey);
                CurrentRequest.of(request).admitOperator();
            }
            case OPEN -> {}
        }
        chain.doFilter(request, response);
    }

    /**
     * Whether everybody reads the path alike: the door goes by the path that Tomcat normalised, while what lies behind it is
     * found by the path as sent.
     */
    private static boolean isPlain(String path) {
        return !path.contains(";")
                && !path.contains("//")
                && !DOT_SEGMENT.matcher(path).find();
    }

    /** How whoever collects metrics can send a key (RFC 6750, 2.1); nobody else is to. */
    private static Optional<String> bearersToken(HttpServletRequest request) {
        return Area.isMeasured(request.getServletPath())
                ? sent(request, HttpHeaders.AUTHORIZATION)
                        .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                        .map(value -> value.substring(BEARER.length()))
                : Optional.empty();
    }

    /** The one value of a header. */
    private static Optional<String> sent(HttpServletRequest request, String header) {
        List<String> values = Collections.list(request.getHeaders(header));
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
