package com.talkingshops.customers.server.acknowledge;

import com.talkingshops.customers.eventstore.DeadLetters;
import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.server.acknowledge.LastAppend.Appended;
import com.talkingshops.customers.server.request.CurrentRequest;
import com.talkingshops.customers.server.request.Writes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides how long the reply to a write is held, and what it says about read models. */
final class WriteAcknowledgement {

    private static final Logger LOG = LoggerFactory.getLogger(WriteAcknowledgement.class);
    private static final String READ_MODEL = "X-Read-Model";
    private static final String BEHIND = "behind";

    private final Supplier<ReadPositions> positions;
    private final Supplier<DeadLetters> letters;
    private final ConsistencyTokens tokens;
    private final LastAppend lastAppend;
    private final Duration wait;
    private final List<WriteListener> listeners;

    WriteAcknowledgement(
            Supplier<ReadPositions> positions,
            Supplier<DeadLetters> letters,
            ConsistencyTokens tokens,
            LastAppend lastAppend,
            Duration wait,
            List<WriteListener> listeners) {
        this.positions = positions;
        this.letters = letters;
        this.tokens = tokens;
        this.lastAppend = lastAppend;
        this.wait = wait;
        this.listeners = listeners;
    }

    /** Begins a write on this thread. */
    void begin() {
        lastAppend.begin();
    }

    /** Ends a write: waits, and sets the headers that tell about it. */
    void end(HttpServletRequest request, HttpServletResponse response) {
        Optional<Appended> own = lastAppend.take();
        int status = response.getStatus();
        if (own.isEmpty() && status >= 500) {
            return;
        }
        try {
            long position = own.isEmpty() || Writes.namesOthers(request)
                    ? Math.max(
                            own.map(Appended::position).orElse(0L),
                            positions.get().head())
                    : own.get().position();
            response.setHeader(ConsistencyTokens.HEADER, tokens.write(position));
            if (own.isPresent() || Writes.isDecision(status)) {
                await(position, own.map(Appended::events).orElse(List.of()), request, response);
            }
        } catch (RuntimeException e) {
            // What was written is written, whether we can tell how far its readers are or not.
            LOG.warn("Cannot tell how far the read models are", e);
            response.setHeader(READ_MODEL, BEHIND);
        }
        listeners.forEach(listener -> listener.written(CurrentRequest.of(request)));
    }

    /** Whatever the operator prefers: whom it locks out is out when it is told so. */
    private void await(long position, List<String> events, HttpServletRequest request, HttpServletResponse response) {
        if (Preference.isRespondAsync(request) && !CurrentRequest.of(request).byOperator()) {
            response.setHeader("Preference-Applied", Preference.RESPOND_ASYNC);
        } else if (!positions.get().await(position, wait) || letters.get().contain(events)) {
            response.setHeader(READ_MODEL, BEHIND);
        }
    }
}
