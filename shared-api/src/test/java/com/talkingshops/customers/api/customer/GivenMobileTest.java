package com.talkingshops.customers.api.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenMobileTest {

    private static final MobileNumber INDIAN = new MobileNumber("919876543210");

    @ParameterizedTest
    @ValueSource(
            strings = {"+91 98765-43210", "+919876543210", "00919876543210", "919876543210", "9876543210", "98765 43210"
            })
    void readsOneNumberInManySpellings(String text) {
        assertThat(GivenMobile.read(text, "IN")).map(GivenMobile::reading).contains(INDIAN);
    }

    @Test
    void offersTheExactDigitsWhereTheyAreNotTheReading() {
        assertThat(GivenMobile.read("9876543210", "IN"))
                .contains(new GivenMobile(new MobileNumber("9876543210"), INDIAN));
        assertThat(GivenMobile.read("919876543210", "IN")).contains(new GivenMobile(null, INDIAN));
        assertThat(GivenMobile.read("+919876543210", "US")).contains(new GivenMobile(null, INDIAN));
    }

    @Test
    void readsDigitsAsInternationalWhereTheRegionHasNoSuchNumber() {
        assertThat(GivenMobile.read("14155552671", "IN"))
                .map(GivenMobile::reading)
                .contains(new MobileNumber("14155552671"));
    }

    @Test
    void prefersTheRegionToAnotherCountryWithTheSameDigits() {
        // 65 is Singapore's country code, and 6581234567 a mobile number in India.
        assertThat(GivenMobile.read("6581234567", "IN"))
                .contains(new GivenMobile(new MobileNumber("6581234567"), new MobileNumber("916581234567")));
        assertThat(GivenMobile.read("6581234567", "SG"))
                .map(GivenMobile::reading)
                .contains(new MobileNumber("6581234567"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "+",
                "+0",
                "12",
                "+1",
                "9876543210 ext 5",
                "1;drop table",
                "+91+9876543210",
                "(((",
                "٩٨٧٦٥٤٣٢١٠"
            })
    void readsNothingElse(String text) {
        assertThat(GivenMobile.read(text, "IN").flatMap(given -> java.util.Optional.ofNullable(given.reading())))
                .isEmpty();
    }

    @Test
    void takesNoLongText() {
        assertThat(GivenMobile.read("9".repeat(10_000), "IN")).isEmpty();
    }
}
