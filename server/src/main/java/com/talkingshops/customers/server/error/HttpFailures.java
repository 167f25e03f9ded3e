package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says what is wrong with a request as HTTP, in the words of Spring's and Tomcat's exceptions. */
final class HttpFailures {

    private HttpFailures() {}

    static Optional<Failure> read(Throwable thrown) {
        return switch (thrown) {
            case HttpRequestMethodNotSupportedException method -> Optional.of(methodNotAllowed(method));
            case HttpMediaTypeNotSupportedException ignored ->
                Optional.of(Failure.of(415).with(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE));
            case MissingServletRequestParameterException missing ->
                Optional.of(Failure.of(Rejection.invalid(missing.getParameterName(), "is required")));
            case MethodArgumentTypeMismatchException mismatch ->
                Optional.of(Failure.of(Rejection.invalid(mismatch.getName(), "has the wrong form")));
            case InvalidParameterException ignored ->
                Optional.of(Failure.of(
                        Rejection.invalid("query", "must be UTF-8, percent-encoded, in at most 1,000 parts")));
            case BadRequestException ignored -> Optional.of(broken());
            case AsyncRequestNotUsableException ignored -> Optional.of(broken());
            case ErrorResponse response ->
                Optional.of(Failure.of(response.getStatusCode().value()));
            default -> Optional.empty();
        };
    }

    /** Most of the time nobody is left to read this. */
    private static Failure broken() {
        return Failure.of(Rejection.invalid("body", "did not arrive whole"));
    }

    private static Failure methodNotAllowed(HttpRequestMethodNotSupportedException thrown) {
        var methods = thrown.getSupportedHttpMethods();
        Failure failure = Failure.of(ErrorCode.MethodNotAllowedError.status());
        return methods == null
                ? failure
                : failure.with(
                        HttpHeaders.ALLOW,
                        methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")));
    }
}
