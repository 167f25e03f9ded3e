package com.talkingshops.customers.command.idempotency.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void needNotBeSent() {
        // then
        assertThat(IdempotencyKey.of(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "2f1d6c1e-9d3a-4b57-8a39-0f5c7d1d9f10", "order 7 / try 2", "\"quoted\"", "~!@#"})
    void isAnyPrintableAscii(String key) {
        // given
        request.addHeader("idempotency-key", key);
        // then
        assertThat(IdempotencyKey.of(request)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "grün", "a\tb", "a\u0000b", "a\u007fb", "\uD83D\uDE00"})
    void isNothingElse(String key) {
        // given
        request.addHeader("Idempotency-Key", key);
        // then
        assertRefused();
    }

    @Test
    void hasUpTo255Characters() {
        // given
        request.addHeader("Idempotency-Key", "k".repeat(256));
        // then
        assertRefused();
    }

    @Test
    void isSentOnce() {
        // given
        request.addHeader("Idempotency-Key", "a");
        request.addHeader("Idempotency-Key", "a");
        // then
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> IdempotencyKey.of(request))
                .isInstanceOfSatisfying(
                        Rejection.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.ValidationError));
    }
}
