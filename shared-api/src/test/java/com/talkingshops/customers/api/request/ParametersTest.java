package com.talkingshops.customers.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.talkingshops.customers.api.customer.GivenMobile;
import com.talkingshops.customers.api.customer.MobileNumber;
import com.talkingshops.customers.api.error.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

    private static Parameters with(String name, String... values) {
        return Parameters.of(Map.of(name, values));
    }

    @Test
    void namesParametersThatNobodyKnows() {
        var rejection =
                catchThrowableOfType(Rejection.class, () -> with("pages", "1").finish());
        assertThat(rejection.details().get("fields").toString()).contains("pages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "1e9", "99999999999999999999", "1.0", "ten", "", " ", "-1", "0x10"})
    void refusesNumbersOutsideOfTheirBounds(String text) {
        var parameters = with("limit", text);
        assertThat(parameters.integer("limit", 1, 100, 10)).isEqualTo(10);
        assertThat(parameters.faults().none()).isFalse();
    }

    @Test
    void refusesAParameterSentTwice() {
        var parameters = with("limit", "5", "6");
        parameters.integer("limit", 1, 100, 10);
        assertThat(parameters.faults().none()).isFalse();
    }

    @Test
    void readsYesAndNoToTheLetter() {
        assertThat(with("erase", "true").flag("erase")).isTrue();
        assertThat(with("erase", "false").flag("erase")).isFalse();
        assertThat(with("other", "true").flag("erase")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "True", " true", "1", "yes"})
    void refusesWhatIsNeitherYesNorNo(String text) {
        var parameters = with("erase", text);
        assertThat(parameters.flag("erase")).isFalse();
        assertThat(parameters.faults().none()).isFalse();
    }

    @Test
    void includesTheWholeOfALastDay() {
        assertThat(with("endDate", "2023-06-30").afterEnd("endDate")).isEqualTo(Instant.parse("2023-07-01T00:00:00Z"));
        assertThat(with("endDate", "2023-06-30T10:00:00Z").afterEnd("endDate"))
                .isEqualTo(Instant.parse("2023-06-30T10:00:00.000001Z"));
        assertThat(with("startDate", "2023-06-30").start("startDate")).isEqualTo(Instant.parse("2023-06-30T00:00:00Z"));
    }

    @Test
    void readsTheUtcDayOfAMoment() {
        assertThat(with("startDate", "2023-06-30T23:30:00-02:00").day("startDate"))
                .isEqualTo(LocalDate.parse("2023-07-01"));
        assertThat(with("startDate", "2023-06-30T00:30:00 02:00").day("startDate"))
                .isEqualTo(LocalDate.parse("2023-06-29"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2023-02-30", "yesterday", "2023-06-30T10:00:00", "+999999999-12-31", "0000-01-01", "20230630"})
    void refusesWhatIsNoDate(String text) {
        var parameters = with("startDate", text);
        assertThat(parameters.start("startDate")).isNull();
        assertThat(parameters.faults().none()).isFalse();
    }

    @Test
    void takesASpaceBeforeAMobileNumberForAPlus() {
        assertThat(with("mobile", " 919876543210").mobile("mobile", "US"))
                .isEqualTo(new GivenMobile(null, new MobileNumber("919876543210")));
    }
}
