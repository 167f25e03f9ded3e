package com.talkingshops.customers.server.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has a request worked on when it is its turn. */
final class Admission extends OncePerRequestFilter {

    private final Gate gate;

    Admission(Gate gate) {
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var turn = Turn.begin(request, gate)) {
            chain.doFilter(request, response);
        }
    }
}
