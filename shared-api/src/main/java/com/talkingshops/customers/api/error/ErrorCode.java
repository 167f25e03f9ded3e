package com.talkingshops.customers.api.error;

/** Every way in which a request can fail, as clients see it: the name is {@code error.code} of the reply. */
public enum ErrorCode {
    ValidationError(400),
    AuthenticationError(401),
    AuthorizationError(403),
    NotFoundError(404),
    MethodNotAllowedError(405),
    NotAcceptableError(406),
    ConflictError(409),
    PreconditionFailedError(412),
    PayloadTooLargeError(413),
    UnsupportedMediaTypeError(415),
    MisdirectedRequestError(421),
    IdempotencyError(422),
    RateLimitError(429),
    InternalServerError(500),
    ServiceUnavailableError(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status of a reply with this code. */
    public int status() {
        return status;
    }
}
