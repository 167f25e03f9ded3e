package com.talkingshops.customers.command.idempotency;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.ResultMessage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes what became of a command as JSON, and reads it back as the command's own result or refusal. */
final class OutcomeFormat {

    /** Refusals that a repeat would meet again, or that it must not get past. */
    private static final Set<ErrorCode> KEPT =
            Set.of(ErrorCode.NotFoundError, ErrorCode.ConflictError, ErrorCode.PreconditionFailedError);

    private final JsonMapper json = JsonMapper.builder().build();
    private final List<KeptResult> results;

    OutcomeFormat(List<KeptResult> results) {
        this.results = results;
    }

    /** What to keep of an outcome; empty if a repeat shall try anew. */
    Optional<String> write(Class<?> command, ResultMessage<?> outcome) {
        if (!outcome.isExceptional()) {
            return Optional.of(write(command, outcome.getPayload()));
        }
        return outcome.exceptionResult() instanceof Rejection refusal && KEPT.contains(refusal.code())
                ? Optional.of(json.writeValueAsString(
                        new Stored(null, new StoredRefusal(refusal.code(), refusal.reason(), refusal.details()))))
                : Optional.empty();
    }

    /** What to keep of a result. */
    String write(Class<?> command, Object result) {
        // Cast, so that a command whose result could not be read back fails at once.
        return json.writeValueAsString(
                new Stored(json.valueToTree(resultOf(command).cast(result)), null));
    }

    /**
     * Reads the result back.
     *
     * @throws Rejection if the outcome was a refusal
     */
    Object read(Class<?> command, String outcome) {
        Stored stored = json.readValue(outcome, Stored.class);
        if (stored.refusal() != null) {
            throw stored.refusal().asRejection();
        }
        return json.treeToValue(stored.result(), resultOf(command));
    }

    /** What is said of a command itself holds before what is said of all that are alike. */
    private Class<?> resultOf(Class<?> command) {
        return results.stream()
                .filter(kept -> kept.commands().isAssignableFrom(command))
                .reduce((one, other) -> one.commands().isAssignableFrom(other.commands()) ? other : one)
                .map(KeptResult::result)
                .orElseThrow(() -> new IllegalStateException("no result is known of " + command.getSimpleName()));
    }

    private record Stored(
            @Nullable JsonNode result, @Nullable StoredRefusal refusal) {}

    private record StoredRefusal(ErrorCode code, String reason, Map<String, Object> details) {

        Rejection asRejection() {
            return new Rejection(code, reason, details);
        }
    }
}
