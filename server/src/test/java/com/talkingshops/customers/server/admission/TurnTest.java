package com.talkingshops.customers.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.api.tenant.Caller;
import com.talkingshops.customers.api.tenant.KeyId;
import com.talkingshops.customers.api.tenant.TenantId;
import com.talkingshops.customers.server.admission.Gate.Place;
import com.talkingshops.customers.server.admission.Gate.Visitor;
import com.talkingshops.customers.server.admission.Senders.Sender;
import com.talkingshops.customers.server.request.CurrentRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class TurnTest {

    private static final TenantId TENANT = new TenantId("fedcba98765432100123abcd");

    private final Gate gate = new Gate(new AdmissionSettings(1, 1, Duration.ofMillis(1)), System::nanoTime);
    private final Senders senders = new Senders(4);
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
        Turn one = Turn.expect(request, gate, senders).orElseThrow();
        Turn.expect(request, gate, senders).orElseThrow();
        assertThat(gate.come()).isEmpty();
        // when
        one.end();
        // then
        assertThat(gate.come()).isPresent();
    }

    @Test
    void waitsForOneClientOfATenantOnlyWhereFourMaySend() {
        // given
        admit(TENANT);
        Turn turn = begun();
        // when
        String body = Turn.asideForClient(request, () -> {
            assertThat(senders.number()).isOne();
            assertThat(senders.add(TENANT)).as("another of the tenant").isEmpty();
            assertThat(anotherComesAndGoes()).isTrue();
            return "the body";
        });
        // then
        assertThat(body).isEqualTo("the body");
        assertThat(senders.number()).isZero();
        assertThat(gate.atWork()).isOne();
        turn.end();
    }

    @Test
    void refusesWhoeverWouldBeOneClientTooMany() {
        // given
        admit(TENANT);
        Turn turn = begun();
        try (Sender another = senders.add(TENANT).orElseThrow()) {
            // when
            assertThatThrownBy(() -> Turn.asideForClient(request, () -> "the body"))
                    .isInstanceOf(Rejection.class);
        }
        turn.end();
        // then
        assertThat(senders.number()).isZero();
        assertThat(gate.atWork()).isZero();
    }

    @Test
    void forgetsAClientWhoBreaksOff() {
        // given
        admit(TENANT);
        Turn turn = begun();
        // when
        assertThatThrownBy(() -> Turn.asideForClient(request, () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);
        turn.end();
        // then
        assertThat(senders.number()).isZero();
        assertThat(gate.atWork()).isZero();
    }

    private void admit(TenantId tenant) {
        CurrentRequest.of(request)
                .admit(new Caller(
                        tenant,
                        new KeyId("0123456789abcdef01234567"),
                        "a key",
                        Set.of(),
                        null,
                        "IN",
                        "INR",
                        false,
                        100,
                        null));
    }

    private Turn begun() {
        Turn turn = Turn.expect(request, gate, senders).orElseThrow();
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
