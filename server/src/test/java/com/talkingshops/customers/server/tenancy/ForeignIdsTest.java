package com.talkingshops.customers.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.Reply;
import com.talkingshops.customers.server.http.RunningServer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another tenant's identifier is answered as one that nobody has. */
class ForeignIdsTest {

    private static final String ABSENT = "64a1b2c3d4e5f6789abc1234";
    private static final List<String> MALFORMED = List.of(
            "x",
            "0",
            "64A1B2C3D4E5F6789ABC1234",
            "64a1b2c3d4e5f6789abc123",
            "64a1b2c3d4e5f6789abc12345",
            "64a1b2c3d4e5f6789abc123g",
            "null",
            "%E2%98%83",
            "-1",
            "'--");

    private static Given mine;
    private static Given theirs;
    private static Map<String, String> before;

    @BeforeAll
    static void givenTwoShops() {
        mine = Given.shopLikeAnyOther();
        theirs = Given.shopLikeAnyOther();
        before = seenBy(theirs);
    }

    @AfterAll
    static void nothingOfTheOtherChanged() {
        assertThat(seenBy(theirs)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTenantsWithAnId")
    void areNotFoundInTheSameWords(Endpoint endpoint) {
        for (String variable : endpoint.variables()) {
            // given
            var answers = new LinkedHashSet<Told>();

            // when
            answers.add(Told.by(call(endpoint, variable, theirs.id(variable)).expect(404)));
            answers.add(Told.by(call(endpoint, variable, ABSENT).expect(404)));
            MALFORMED.forEach(
                    id -> answers.add(Told.by(call(endpoint, variable, id).expect(404))));

            // then
            assertThat(answers).as("answers to wrong values of " + variable).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#all")
    void ofAnotherKindAreNotFoundInTheSameWords(Endpoint endpoint) {
        for (String variable : endpoint.variables()) {
            // given: what is something, but not what is asked for
            Client client = Endpoints.ofTheOperator().toList().contains(endpoint)
                    ? RunningServer.shared().operator()
                    : mine.shop().client();
            var answers = new LinkedHashSet<Told>();
            var wrong = new java.util.ArrayList<>(List.of(ABSENT));
            for (Given shop : List.of(mine, theirs)) {
                shop.ids().forEach((kind, id) -> {
                    if (!kind.equals(variable)) {
                        wrong.add(id);
                    }
                });
            }

            // when
            for (String id : wrong) {
                var ids = new HashMap<>(mine.ids());
                ids.put(variable, id);
                answers.add(Told.by(mine.call(endpoint, client, ids).expect(404)));
            }

            // then
            assertThat(answers).as("answers to wrong values of " + variable).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("com.talkingshops.customers.server.tenancy.Endpoints#ofTheOperator")
    void areNotFoundByTheOperatorInTheSameWordsEither(Endpoint endpoint) {
        for (String variable : endpoint.variables()) {
            // given
            Client operator = RunningServer.shared().operator();
            var answers = new LinkedHashSet<Told>();
            var wrong = new java.util.ArrayList<>(MALFORMED);
            wrong.add(ABSENT);
            if (variable.equals("keyId")) {
                wrong.add(theirs.id(variable));
            }

            // when
            for (String id : wrong) {
                var ids = new HashMap<>(mine.ids());
                ids.put(variable, id);
                answers.add(Told.by(mine.call(endpoint, operator, ids).expect(404)));
            }

            // then
            assertThat(answers).as("answers to wrong values of " + variable).hasSize(1);
        }
    }

    private static Reply call(Endpoint endpoint, String variable, String id) {
        var ids = new HashMap<>(mine.ids());
        ids.put(variable, id);
        return mine.call(endpoint, mine.shop().client(), ids);
    }

    private static Map<String, String> seenBy(Given shop) {
        var seen = new HashMap<String, String>();
        Endpoints.thatRead()
                .forEach(endpoint -> seen.put(
                        endpoint.toString(),
                        shop.call(endpoint, shop.shop().client()).expect(200).body()));
        return seen;
    }
}
