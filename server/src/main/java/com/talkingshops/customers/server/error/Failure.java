package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * A failure as a client sees it.
 *
 * @param message a sentence that says nothing of the inside
 * @param details JSON values
 * @param headers headers that belong to this failure
 */
record Failure(ErrorCode code, String message, Map<String, Object> details, Map<String, String> headers) {

    /** How long a client should wait when it is unknown how long it takes, in seconds. */
    private static final String SOON = "1";

    /** A failure with the headers that every failure of its kind has. */
    static Failure of(ErrorCode code, String message, Map<String, Object> details) {
        return new Failure(
                code,
                message,
                details,
                switch (code) {
                    case AuthenticationError -> Map.of(HttpHeaders.WWW_AUTHENTICATE, "ApiKey");
                    case RateLimitError, ServiceUnavailableError ->
                        Map.of(
                                HttpHeaders.RETRY_AFTER,
                                String.valueOf(details.getOrDefault("retryAfterSeconds", SOON)));
                    case ValidationError,
                            AuthorizationError,
                            NotFoundError,
                            MethodNotAllowedError,
                            NotAcceptableError,
                            ConflictError,
                            PreconditionFailedError,
                            PayloadTooLargeError,
                            UnsupportedMediaTypeError,
                            MisdirectedRequestError,
                            IdempotencyError,
                            InternalServerError -> Map.of();
                });
    }

    static Failure of(ErrorCode code, String message) {
        return of(code, message, Map.of());
    }

    static Failure of(Rejection rejection) {
        return of(rejection.code(), rejection.reason(), rejection.details());
    }

    /** The failure with one more header. */
    Failure with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Failure(code, message, details, more);
    }

    /** A defect of ours. */
    static Failure internal() {
        return of(
                ErrorCode.InternalServerError,
                "Something went wrong on our side; quote the request id when you report it.");
    }

    /** Something that we need is away and will be back. */
    static Failure unavailable() {
        return of(ErrorCode.ServiceUnavailableError, "The service cannot answer at the moment; try again shortly.");
    }

    /** A failure that only a status tells about; what the interface does not list becomes the nearest that it does. */
    static Failure of(int status) {
        return switch (status) {
            case 401 -> of(ErrorCode.AuthenticationError, "Missing or unknown API key");
            case 403 -> of(ErrorCode.AuthorizationError, "Not allowed");
            case 404 -> of(ErrorCode.NotFoundError, "No such route");
            case 405 -> of(ErrorCode.MethodNotAllowedError, "This route does not answer to this method");
            case 406 -> of(ErrorCode.NotAcceptableError, "Replies are application/json");
            case 409 -> of(ErrorCode.ConflictError, "The request conflicts with another");
            case 412 -> of(ErrorCode.PreconditionFailedError, "A precondition of the request does not hold");
            case 413 -> of(ErrorCode.PayloadTooLargeError, "The body is too large");
            case 415 -> of(ErrorCode.UnsupportedMediaTypeError, "A body must be application/json in UTF-8");
            case 503 -> unavailable();
            case 500 -> internal();
            default -> status < 500 ? of(ErrorCode.ValidationError, "The request is not well-formed HTTP") : internal();
        };
    }
}
