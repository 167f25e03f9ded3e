package com.talkingshops.customers.server.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends a reply that fits into the container's buffer in one piece, which then tells its length. Spring flushes as soon as the
 * body is written, so that the container, which does not know yet that nothing follows, sends it as a chunk and its end as another:
 * two packets, and a twentieth of what a read costs.
 */
final class WholeReply extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new Unhurried(response));
    }

    private static final class Unhurried extends HttpServletResponseWrapper {

        Unhurried(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void flushBuffer() throws IOException {
            // What has begun to go out is more than fits.
            if (isCommitted()) {
                super.flushBuffer();
            }
        }
    }
}
