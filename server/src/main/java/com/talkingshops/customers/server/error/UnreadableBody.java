package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.Rejection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/**
 * Says what is wrong with a body that is no JSON, without quoting it. Only where Spring read a body: a stored event that
 * cannot be read is a defect of ours.
 */
final class UnreadableBody {

    private UnreadableBody() {}

    static Optional<Failure> read(Throwable thrown) {
        return switch (thrown) {
            case HttpMessageNotReadableException unreadable ->
                Optional.of(Failure.of(Rejection.invalid("body", fault(unreadable.getCause()))));
            case NumberFormatException number
            when isOfTheParser(number) ->
                Optional.of(Failure.of(Rejection.invalid("body", "has a number that is too large or too small")));
            default -> Optional.empty();
        };
    }

    /** Jackson lets an exponent beyond 32 bits out as a bare exception of the JDK. */
    private static boolean isOfTheParser(NumberFormatException number) {
        return number.getStackTrace().length > 0
                && number.getStackTrace()[0].getClassName().startsWith("tools.jackson.core.");
    }

    private static String fault(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> "is required: a JSON object in UTF-8";
            case JacksonIOException ignored -> "did not arrive whole or is not UTF-8";
            case StreamConstraintsException ignored ->
                "is nested too deeply, has too many members, or a number or name that is too long";
            case StreamReadException syntax ->
                (isDuplicate(syntax) ? "has a member twice" : "must be valid JSON in UTF-8") + place(syntax);
            case JacksonException ignored -> "must be one JSON object";
            default -> "did not arrive whole or is not UTF-8";
        };
    }

    private static boolean isDuplicate(StreamReadException syntax) {
        return syntax.getOriginalMessage().startsWith("Duplicate");
    }

    private static String place(JacksonException syntax) {
        var location = syntax.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : "; see line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }
}
