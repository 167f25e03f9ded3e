package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's turn to be worked on. */
public final class Turn {

    private static final String ATTRIBUTE = Turn.class.getName();

    private final Gate gate;
    private final Visitor visitor;
    private @Nullable Place place;

    private Turn(Gate gate, Visitor visitor) {
        this.gate = gate;
        this.visitor = visitor;
    }

    /** Keeps room for a request until its turn comes; empty if there is none. */
    static Optional<Turn> expect(HttpServletRequest request, Gate gate) {
        Optional<Turn> turn = gate.come().map(visitor -> new Turn(gate, visitor));
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
    public static <T> T aside(HttpServletRequest request, Supplier<T> waiting) {
        Optional<Turn> turn = known(request);
        turn.ifPresent(Turn::end);
        T outcome = waiting.get();
        turn.ifPresent(Turn::comeBack);
        return outcome;
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
