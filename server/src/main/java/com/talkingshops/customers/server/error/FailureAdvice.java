package com.talkingshops.customers.server.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for every endpoint that throws. */
@RestControllerAdvice
class FailureAdvice {

    private final Envelope envelope;

    FailureAdvice(Envelope envelope) {
        this.envelope = envelope;
    }

    @ExceptionHandler(Throwable.class)
    void answer(Throwable thrown, HttpServletRequest request, HttpServletResponse response) throws Throwable {
        if (response.isCommitted()) {
            throw thrown;
        }
        envelope.write(Failures.of(thrown), request, response);
    }
}
