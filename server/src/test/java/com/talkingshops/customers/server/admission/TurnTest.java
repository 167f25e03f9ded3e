package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TurnTest {

    private final Gate gate = new Gate(new AdmissionSettings(1, 1, Duration.ofMillis(1)), System::nanoTime);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void leavesThePlaceToOthersWhileItWaitsForSomethingElse() {
        // given
        Turn turn = begun();
        // when
        boolean came = Turn.aside(request, this::anotherComesAndGoes);
        // then
        assertThat(came).isTrue();
        assertThat(enter()).as("the place is its own again").isEmpty();
        // when
        turn.end();
        // then
        assertThat(enter()).isPresent();
    }

    private boolean anotherComesAndGoes() {
        try (Place place = enter().orElseThrow()) {
            return true;
        }
    }

    @Test
    void refusesWhoDoesNotGetAPlaceAgain() {
        // given
        Turn turn = begun();
        // when
        assertThatThrownBy(() -> Turn.aside(request, this::anotherComesAndStays))
                .isInstanceOf(Rejection.class);
        turn.end();
        // then
        assertThat(gate.atWork()).as("the other is still there").isOne();
    }

    private boolean anotherComesAndStays() {
        return enter().isPresent();
    }

    @Test
    void givesUpTheRoomOfWhoGoesBeforeItHasCome() {
        // given
        Turn one = Turn.expect(request, gate).orElseThrow();
        Turn.expect(request, gate).orElseThrow();
        assertThat(gate.come()).isEmpty();
        // when
        one.end();
        // then
        assertThat(gate.come()).isPresent();
    }

    private Turn begun() {
        Turn turn = Turn.expect(request, gate).orElseThrow();
        turn.begin();
        return turn;
    }

    private Optional<Place> enter() {
        return gate.come().flatMap(Visitor::enter);
    }

    @Test
    void onlyWaitsWhereThereIsNoGate() {
        assertThat(Turn.aside(request, () -> true)).isTrue();
    }
}
