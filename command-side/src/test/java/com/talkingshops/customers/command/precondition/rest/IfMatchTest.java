package com.talkingshops.customers.command.precondition.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IfMatchTest {

    @Test
    void allowsAnyVersionWhenItWasNotSent() {
        // then
        assertThat(IfMatch.versions(List.of())).isNull();
    }

    @Test
    void allowsAnyVersionWhenItIsAStar() {
        // then
        assertThat(IfMatch.versions(List.of(" * "))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "\"7.3\"", " \"7.0\" ", "\"7\",", ",, \"7\" ,,"})
    void comparesTheVersionAlone(String header) {
        // then
        assertThat(IfMatch.versions(List.of(header))).containsExactly(7L);
    }

    @Test
    void takesSeveralTagsInOneHeaderOrInSeveral() {
        // then
        assertThat(IfMatch.versions(List.of("\"7\",\"8.1\" , \"9\""))).containsExactlyInAnyOrder(7L, 8L, 9L);
        assertThat(IfMatch.versions(List.of("\"7\"", "\"8.1\""))).containsExactlyInAnyOrder(7L, 8L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"7\"",
                "\"seven\"",
                "\"7.3-erased\"",
                "\"\"",
                "\"7.\"",
                "\"7,8\"",
                "\"99999999999999999999\"",
                "\"-7\""
            })
    void allowsNoVersionWhenTheTagIsWeakOrNobodys(String header) {
        // then
        assertThat(IfMatch.versions(List.of(header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "7", "\"7", "7\"", "\"7\" \"8\"", "\"7\";\"8\"", "*, \"7\"", "w/\"7\"", ",", "\"7\" x"})
    void refusesWhatIsNoListOfTags(String header) {
        // then
        assertThatThrownBy(() -> IfMatch.versions(List.of(header))).isInstanceOf(Rejection.class);
    }

    @Test
    void isReadFromTheRequest() {
        // given
        var request = new MockHttpServletRequest();
        request.addHeader("if-match", "\"7.3\"");
        // then
        assertThat(IfMatch.of(request)).containsExactly(7L);
        assertThat(IfMatch.of(new MockHttpServletRequest())).isNull();
    }
}
