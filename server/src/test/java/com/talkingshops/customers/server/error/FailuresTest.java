package com.talkingshops.customers.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.core.exc.StreamReadException;

class FailuresTest {

    @Test
    void findsARejectionHoweverDeepItIsWrapped() {
        Rejection rejection = Rejection.notFound("Customer");
        Failure failure = Failures.of(
                new CompletionException(new CommandExecutionException("x", new IllegalStateException(rejection))));
        assertThat(failure.code()).isEqualTo(ErrorCode.NotFoundError);
        assertThat(failure.message()).isEqualTo("Customer not found");
    }

    @ParameterizedTest
    @MethodSource("awayDatabase")
    void tellsToTryAgainWhenTheDatabaseIsAway(Throwable thrown) {
        Failure failure = Failures.of(thrown);
        assertThat(failure.code()).isEqualTo(ErrorCode.ServiceUnavailableError);
        assertThat(failure.headers()).containsEntry("Retry-After", "1");
        assertThat(failure.message()).doesNotContain("secret");
    }

    static Stream<Throwable> awayDatabase() {
        return Stream.of(
                new DataAccessResourceFailureException("secret"),
                new CannotCreateTransactionException("secret"),
                new SQLTransientConnectionException("secret-pool: Connection is not available"),
                new EventStoreException("secret", new SQLException("secret", "08006")),
                new CompletionException(new RuntimeException(new SQLException("secret", "57P01"))),
                new JpaSystemException(new TransactionException("secret", new SQLException("Connection is closed"))),
                new JdbcException("secret", new SQLException("Connection is closed")),
                new ConcurrencyException("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08006", "57P01", "57P03", "57014", "53300", "40001", "40P01", "25006", "25P03", "25P04",
                "58030"
            })
    void knowsTheStatesInWhichADatabaseWillBeBack(String state) {
        assertThat(Failures.of(new SQLException("x", state)).code()).isEqualTo(ErrorCode.ServiceUnavailableError);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22021", ""})
    void takesOtherFailuresOfTheDatabaseForDefects(String state) {
        assertThat(Failures.of(new DataIntegrityViolationException("secret", new SQLException("secret", state)))
                        .code())
                .isEqualTo(ErrorCode.InternalServerError);
    }

    @Test
    void takesAStoredEventThatCannotBeReadForADefect() {
        Failure failure = Failures.of(new IllegalStateException(new StreamReadException("secret")));
        assertThat(failure.code()).isEqualTo(ErrorCode.InternalServerError);
    }

    @Test
    void doesNotQuoteABodyThatCannotBeRead() {
        Failure failure = Failures.of(new HttpMessageNotReadableException(
                "secret", new StreamReadException("Unexpected character 'secret'"), null));
        assertThat(failure.code()).isEqualTo(ErrorCode.ValidationError);
        assertThat(failure.toString()).doesNotContain("secret");
    }

    @Test
    void saysNothingOfTheInsideOfADefect() {
        Failure failure = Failures.of(new IOException("secret", new OutOfMemoryError("secret")));
        assertThat(failure.code()).isEqualTo(ErrorCode.InternalServerError);
        assertThat(failure.toString()).doesNotContain("secret");
    }

    @Test
    void endsWithCausesThatGoInACircle() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Failures.of(one).code()).isEqualTo(ErrorCode.InternalServerError);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 408, 410, 414, 417, 418, 421, 426, 428, 431, 451})
    void makesOneOfTheListedFailuresOfEveryOtherStatusOfAClientsFault(int status) {
        assertThat(Failure.of(status).code()).isEqualTo(ErrorCode.ValidationError);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorCode.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"IdempotencyError", "MisdirectedRequestError", "RateLimitError"})
    void knowsEveryStatusThatOthersRaise(ErrorCode code) {
        assertThat(Failure.of(code.status()).code()).isEqualTo(code);
    }
}
