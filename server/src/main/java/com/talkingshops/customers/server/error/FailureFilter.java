package com.talkingshops.customers.server.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers for every filter that throws. */
final class FailureFilter extends OncePerRequestFilter {

    private final Envelope envelope;

    FailureFilter(Envelope envelope) {
        this.envelope = envelope;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException | Error thrown) {
            if (response.isCommitted()) {
                throw thrown;
            }
            envelope.write(Failures.of(thrown), request, response);
        }
    }
}
