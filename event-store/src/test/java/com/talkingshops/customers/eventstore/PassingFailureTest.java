package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;

class PassingFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25006", "25P03", "25P04", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01",
                "58030"
            })
    void isWhatWillBeOverInAMoment(String state) {
        assertThat(PassingFailure.is(wrapped(new SQLException("whatever", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23514", "25P02", "42601", "42P01", "P0001"})
    void isNotWhatTheSameEventWillMeetAgain(String state) {
        assertThat(PassingFailure.is(wrapped(new SQLException("whatever", state))))
                .isFalse();
    }

    @Test
    void isAnExhaustedPoolAndALostClaim() {
        assertThat(PassingFailure.is(wrapped(new SQLTransientConnectionException("no connection"))))
                .isTrue();
        assertThat(PassingFailure.is(new UnableToClaimTokenException("lost"))).isTrue();
    }

    @Test
    void isNoDefectOfAHandler() {
        assertThat(PassingFailure.is(new IllegalStateException(new NullPointerException())))
                .isFalse();
        assertThat(PassingFailure.is(new SQLException("without a state"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "3F000", "42703", "42501", "08006"})
    void isOfNoEventWhereTablesAreNotAsTheProgramNeedsThem(String state) {
        assertThat(PassingFailure.isOfNoEvent(wrapped(new SQLException("whatever", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23514", "25P02", "42601", "P0001"})
    void isOfAnEventWhereWhatItSaysIsRefused(String state) {
        assertThat(PassingFailure.isOfNoEvent(wrapped(new SQLException("whatever", state))))
                .isFalse();
    }

    @Test
    void isOfNoEventWhereTheMachineHasNoMemoryLeft() {
        assertThat(PassingFailure.isOfNoEvent(ThrownError.asException(new OutOfMemoryError())))
                .isTrue();
        assertThat(PassingFailure.isOfNoEvent(ThrownError.asException(new StackOverflowError())))
                .isFalse();
        assertThat(PassingFailure.isOfNoEvent(ThrownError.asException(new NoClassDefFoundError())))
                .isFalse();
    }

    private static Exception wrapped(SQLException cause) {
        return new UncategorizedSQLException("writing", null, cause);
    }
}
