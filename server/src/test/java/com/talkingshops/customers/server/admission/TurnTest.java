package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.server.admission.Gate.Place;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TurnTest {

    private final Gate gate = new Gate(new AdmissionSettings(1, 1, Duration.ofMillis(1)), System::nanoTime);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void leavesThePlaceToOthersWhileItWaitsForSomethingElse() {
        try (var turn = Turn.begin(request, gate)) {
            // when
            boolean came = Turn.aside(request, this::anotherComesAndGoes);
            // then
            assertThat(came).isTrue();
            assertThat(gate.enter()).as("the place is its own again").isEmpty();
        }
        assertThat(gate.enter()).isPresent();
    }

    private boolean anotherComesAndGoes() {
        try (Place place = gate.enter().orElseThrow()) {
            return true;
        }
    }

    @Test
    void refusesWhoDoesNotGetAPlaceAgain() {
        try (var turn = Turn.begin(request, gate)) {
            assertThatThrownBy(() -> Turn.aside(request, this::anotherComesAndStays))
                    .isInstanceOf(Rejection.class);
        }
        assertThat(gate.atWork()).as("the other is still there").isOne();
    }

    private boolean anotherComesAndStays() {
        return gate.enter().isPresent();
    }

    @Test
    void onlyWaitsWhereThereIsNoGate() {
        assertThat(Turn.aside(request, () -> true)).isTrue();
    }
}
