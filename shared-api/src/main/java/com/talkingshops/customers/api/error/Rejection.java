package com.talkingshops.customers.api.error;

import java.util.List;
import java.util.Map;

/** A request refused for a reason that its sender can understand; never a defect of ours, so it has no stack trace. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    /**
     * Refuses a request.
     *
     * @param code what kind of failure
     * @param message a sentence for the sender; never with personal data
     * @param details members of {@code error.details}; JSON values only
     */
    public Rejection(ErrorCode code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public ErrorCode code() {
        return code;
    }

    public Map<String, Object> details() {
        return details;
    }

    /** The sentence for the sender. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Refuses faulty input, all faults at once. */
    public static Rejection invalid(List<Fault> faults) {
        return new Rejection(
                ErrorCode.ValidationError, "The request is not valid; see details.fields.", Map.of("fields", faults));
    }

    /** Refuses one faulty field. */
    public static Rejection invalid(String field, String message) {
        return invalid(List.of(new Fault(field, message)));
    }

    /** Answers that something does not exist, in the same words whether it never did or belongs to somebody else. */
    public static Rejection notFound(String what) {
        return new Rejection(ErrorCode.NotFoundError, what + " not found", Map.of());
    }

    /** Refuses a change because the sender had seen an older version. */
    public static Rejection stale(long currentVersion) {
        return new Rejection(
                ErrorCode.PreconditionFailedError,
                "It has changed since the version named in If-Match; read it again.",
                Map.of("currentVersion", currentVersion));
    }

    /** Refuses a value that must be unique and is taken. */
    public static Rejection taken(String field, String message, Map<String, Object> more) {
        var details = new java.util.HashMap<String, Object>(more);
        details.put("field", field);
        return new Rejection(ErrorCode.ConflictError, message, details);
    }
}
