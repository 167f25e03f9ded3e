package com.talkingshops.customers.server.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has a request worked on when it is its turn. */
final class Admission extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Turn turn = Turn.of(request);
        turn.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            turn.end();
        }
    }
}
