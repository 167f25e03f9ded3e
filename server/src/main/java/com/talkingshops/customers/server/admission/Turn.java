package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import com.talkingshops.customers.server.admission.Senders.Sender;
import com.talkingshops.customers.server.request.CurrentRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request's turn to be worked on. */
public final class Turn {

    private static final String ATTRIBUTE = Turn.class.getName();

    private final Gate gate;
    private final Senders senders;
    private final Visitor visitor;
    private @Nullable Place place;

    private Turn(Gate gate, Senders senders, Visitor visitor) {
        this.gate = gate;
        this.senders = senders;
        this.visitor = visitor;
    }

    /** Something that is waited for. */
    public interface Waiting<T, E extends Exception> {

        /** Waits, and returns what that has come to. */
        T outcome() throws E;
    }

    /** Keeps room for a request until its turn comes; empty if there is none. */
    static Optional<Turn> expect(HttpServletRequest request, Gate gate, Senders senders) {
        Optional<Turn> turn = gate.come().map(visitor -> new Turn(gate, senders, visitor));
        turn.ifPresent(expected -> request.setAttribute(ATTRIBUTE, expected));
        return turn;
    }

    /** The turn of a request that is expected. */
    static Turn of(HttpServletRequest request) {
        return known(request).orElseThrow(() -> new IllegalStateException("nobody expects this request"));
    }

    private static Optional<Turn> known(HttpServletRequest request) {
        return Optional.ofNullable((Turn) request.getAttribute(ATTRIBUTE));
    }

    /**
     * Waits until it comes.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if it does not come soon
     */
    void begin() {
        place = visitor.enter().orElseThrow(gate::refusal);
    }

    /**
     * Waits for something that is no work, and leaves the place to others meanwhile.
     *
     * @return what the waiting has come to
     * @throws com.talkingshops.customers.api.error.Rejection if another turn does not come soon
     */
    public static <T, E extends Exception> T aside(HttpServletRequest request, Waiting<T, E> waiting) throws E {
        Optional<Turn> turn = known(request);
        turn.ifPresent(Turn::end);
        T outcome = waiting.outcome();
        turn.ifPresent(Turn::comeBack);
        return outcome;
    }

    /**
     * The same, for what a client is to send: it may take as long as it likes, and what has come of it lies in memory meanwhile.
     *
     * @throws com.talkingshops.customers.api.error.Rejection also if too many clients are waited for
     */
    public static <T, E extends Exception> T asideForClient(HttpServletRequest request, Waiting<T, E> waiting)
            throws E {
        Optional<Turn> turn = known(request);
        Optional<Caller> caller = CurrentRequest.of(request).caller();
        if (turn.isEmpty() || caller.isEmpty()) {
            return aside(request, waiting);
        }
        try (Sender _ = turn.get().begunToSend(caller.get().tenantId())) {
            return aside(request, waiting);
        }
    }

    private Sender begunToSend(TenantId tenant) {
        return senders.add(tenant).orElseThrow(gate::refusal);
    }

    private void comeBack() {
        place = gate.enterAgain().orElseThrow(gate::refusal);
    }

    /** Leaves the place, or the room that was kept for it. */
    void end() {
        visitor.close();
        if (place != null) {
            place.close();
        }
    }
}
