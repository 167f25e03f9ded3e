package com.talkingshops.customers.server.key;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses whatever a suspended tenant asks. */
final class Suspension extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (CurrentRequest.of(request).caller().filter(Caller::suspended).isPresent()) {
            throw Refusals.suspended();
        }
        chain.doFilter(request, response);
    }
}
