package com.talkingshops.customers.server.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends away at the door whoever would find no room in the line: under too much load, refusing has to be what costs least. So nobody
 * is asked who they are, and nothing is taken off a tenant's limit. Whoever gets in has room, however long it takes to ask.
 */
final class Crowd extends OncePerRequestFilter {

    private final Gate gate;
    private final Senders senders;

    Crowd(Gate gate, Senders senders) {
        this.gate = gate;
        this.senders = senders;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Turn turn = Turn.expect(request, gate, senders);
        try {
            chain.doFilter(request, response);
        } finally {
            turn.end();
        }
    }
}
