package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.Map;

/** Refusals that are about an idempotency key, and so about the whole request that was sent with it. */
public final class KeyRefusals {

    private static final String FIELD = "Idempotency-Key";

    private KeyRefusals() {}

    /**
     * Passes on a refusal that is about the key.
     *
     * @throws Rejection the refusal, if it is one of these
     */
    public static void rethrow(Rejection refusal) {
        if (FIELD.equals(refusal.details().get("field"))) {
            throw refusal;
        }
    }

    static Rejection stillRunning() {
        return new Rejection(
                ErrorCode.ConflictError,
                "A request with this Idempotency-Key is still running",
                Map.of("field", FIELD));
    }

    static Rejection usedForAnotherRequest() {
        return new Rejection(
                ErrorCode.IdempotencyError, "The Idempotency-Key was used for another request", Map.of("field", FIELD));
    }
}
