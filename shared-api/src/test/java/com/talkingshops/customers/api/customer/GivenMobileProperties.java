package com.talkingshops.customers.api.customer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

class GivenMobileProperties {

    @Property(tries = 300)
    void readsOrRefusesAnyTextWithoutFailing(@ForAll String text) {
        GivenMobile.read(text, "IN");
    }

    @Property(tries = 300)
    void readsItsOwnReadingAsTheSameNumber(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 6, max = 14) String digits) {
        GivenMobile.read(digits, "IN").map(GivenMobile::reading).ifPresent(number -> {
            assertThat(GivenMobile.read("+" + number, "IN"))
                    .map(GivenMobile::reading)
                    .contains(number);
            assertThat(GivenMobile.read("00" + number, "US"))
                    .map(GivenMobile::reading)
                    .contains(number);
        });
    }
}
