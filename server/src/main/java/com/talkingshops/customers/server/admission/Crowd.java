package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.server.error.Envelope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends away at the door whoever would find no room in the line: under too much load, refusing has to be what costs least. So nobody
 * is asked who they are, nothing is taken off a tenant's limit, and no request is measured, traced or logged by itself. Whoever gets
 * in has room, however long it takes to ask.
 */
final class Crowd extends OncePerRequestFilter {

    private final Gate gate;
    private final Senders senders;
    private final Envelope envelope;

    Crowd(Gate gate, Senders senders, Envelope envelope) {
        this.gate = gate;
        this.senders = senders;
        this.envelope = envelope;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Turn> turn = Turn.expect(request, gate, senders);
        if (turn.isEmpty()) {
            envelope.write(gate.refusal(), request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turn.get().end();
        }
    }
}
