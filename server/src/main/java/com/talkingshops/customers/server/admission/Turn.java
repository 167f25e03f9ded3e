package com.talkingshops.customers.server.admission;

import com.talkingshops.customers.server.admission.Gate.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/** A request's turn to be worked on. */
public final class Turn implements AutoCloseable {

    private static final String ATTRIBUTE = Turn.class.getName();

    private final Gate gate;
    private Place place;

    private Turn(Gate gate, Place place) {
        this.gate = gate;
        this.place = place;
    }

    /**
     * Waits for the turn of a request.
     *
     * @throws com.talkingshops.customers.api.error.Rejection if it does not come soon
     */
    static Turn begin(HttpServletRequest request, Gate gate) {
        var turn = new Turn(gate, gate.enter().orElseThrow(gate::refusal));
        request.setAttribute(ATTRIBUTE, turn);
        return turn;
    }

    /**
     * Waits for something that is no work, and leaves the place to others meanwhile.
     *
     * @return what the waiting has come to
     * @throws com.talkingshops.customers.api.error.Rejection if another turn does not come soon
     */
    public static <T> T aside(HttpServletRequest request, Supplier<T> waiting) {
        Optional<Turn> turn = Optional.ofNullable((Turn) request.getAttribute(ATTRIBUTE));
        turn.ifPresent(Turn::close);
        T outcome = waiting.get();
        turn.ifPresent(Turn::comeBack);
        return outcome;
    }

    private void comeBack() {
        place = gate.enterAgain().orElseThrow(gate::refusal);
    }

    @Override
    public void close() {
        place.close();
    }
}
