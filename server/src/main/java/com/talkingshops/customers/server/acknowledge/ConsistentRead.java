package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.server.admission.Turn;
import com.talkingshops.customers.server.request.Writes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a read that carries a token see at least what the write saw that the token is from. */
final class ConsistentRead implements HandlerInterceptor {

    private static final String ASKED = ConsistentRead.class.getName();

    private final ReadPositions positions;
    private final ConsistencyTokens readable;
    private final Duration wait;

    ConsistentRead(ReadPositions positions, ConsistencyTokens readable, Duration wait) {
        this.positions = positions;
        this.readable = readable;
        this.wait = wait;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> tokens = Collections.list(request.getHeaders(ConsistencyTokens.HEADER));
        if (tokens.isEmpty() || !Writes.isRead(request)) {
            return true;
        }
        if (tokens.size() > 1) {
            throw ConsistencyTokens.malformed();
        }
        var asked = new Asked(readable.read(tokens.getFirst()), System.nanoTime() + wait.toNanos());
        if (!isShown(asked.position()) && !Turn.aside(request, () -> positions.await(asked.position(), wait))) {
            throw new Rejection(
                    ErrorCode.ServiceUnavailableError,
                    "The read model has not come to this consistency token yet; try again shortly.",
                    Map.of());
        }
        request.setAttribute(ASKED, asked);
        return true;
    }

    private boolean isShown(long position) {
        return positions.await(position, Duration.ZERO);
    }

    /** What a read wants to see that carries a token; empty if it carries none. */
    static Optional<Asked> askedBy(HttpServletRequest request) {
        return Optional.ofNullable((Asked) request.getAttribute(ASKED));
    }

    /**
     * What a read wants to see, and for how long it waits.
     *
     * @param position of the last event
     * @param until by {@link System#nanoTime}
     */
    record Asked(long position, long until) {}
}
