package com.talkingshops.customers.eventstore.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "25P03", "25P04"})
    void aConnectionThatWasEndedIsAway(String state) {
        assertThat(DatabaseFailure.isAway(new IllegalStateException(new SQLException("ended", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "25006", "40001", "42P01"})
    void aStatementThatFailedIsNot(String state) {
        assertThat(DatabaseFailure.isAway(new SQLException("failed", state))).isFalse();
    }
}
