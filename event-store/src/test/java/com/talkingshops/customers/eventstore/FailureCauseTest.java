package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureCauseTest {

    @Test
    void namesTheClassOfTheInnermostCauseAndWhereItWas() {
        // given
        var failure = new IllegalStateException("John", new IllegalArgumentException("Doe"));
        // when
        var cause = FailureCause.of(failure);
        // then
        assertThat(cause.type()).isEqualTo("java.lang.IllegalArgumentException");
        assertThat(cause.message()).contains("FailureCauseTest").doesNotContain("John", "Doe");
    }

    @Test
    void namesTheStateThatTheDatabaseTold() {
        var cause = FailureCause.of(new IllegalStateException(new SQLException("Failing row: John", "23514")));
        assertThat(cause.message()).startsWith("SQLState 23514").doesNotContain("John");
    }
}
