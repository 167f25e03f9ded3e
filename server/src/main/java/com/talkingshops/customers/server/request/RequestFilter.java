package com.talkingshops.customers.server.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Goes around everything else: names the request, binds it to the thread, and logs how it ended. */
final class RequestFilter extends OncePerRequestFilter {

    private static final String STARTED = RequestFilter.class.getName() + ".started";

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isAsyncDispatch(request)) {
            request.setAttribute(STARTED, System.nanoTime());
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            response.setHeader("X-Content-Type-Options", "nosniff");
        }
        CurrentRequest.of(request).begin();
        boolean failed = true;
        try {
            chain.doFilter(request, response);
            failed = false;
        } finally {
            if (!isAsyncStarted(request) && request.getAttribute(STARTED) instanceof Long started) {
                AccessLog.write(request, failed ? 500 : response.getStatus(), System.nanoTime() - started);
            }
            CurrentRequest.end();
        }
    }
}
