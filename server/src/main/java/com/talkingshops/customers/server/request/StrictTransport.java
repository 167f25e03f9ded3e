package com.talkingshops.customers.server.request;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells whoever came by TLS to come by nothing else for a year (HTTP Strict Transport Security, RFC 6797). It would bind all ports
 * of a host, so not by the name that every machine calls itself.
 */
final class StrictTransport extends OncePerRequestFilter {

    private static final String A_YEAR = "max-age=31536000";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure() && !"localhost".equalsIgnoreCase(request.getServerName())) {
            response.setHeader("Strict-Transport-Security", A_YEAR);
        }
        chain.doFilter(request, response);
    }
}
