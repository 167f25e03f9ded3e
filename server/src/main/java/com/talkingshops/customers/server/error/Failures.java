package com.talkingshops.customers.server.error;

import com.talkingshops.customers.api.error.ErrorCode;
import com.talkingshops.customers.api.error.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what a client is told of an exception, whatever it is wrapped in, and logs what it is not told. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int DEEPEST = 30;

    /** From what tells most about a cause to what tells least. */
    private static final List<Function<Throwable, Optional<Failure>>> READINGS =
            List.of(Failures::refused, AwayDatabase::read, UnreadableBody::read, HttpFailures::read);

    private Failures() {}

    /** What a client is told. */
    static Failure of(Throwable thrown) {
        List<Throwable> causes = causes(thrown);
        Failure failure = READINGS.stream()
                .flatMap(reading -> causes.stream().map(reading).flatMap(Optional::stream))
                .findFirst()
                .orElseGet(Failure::internal);
        log(failure.code(), thrown, causes.getLast());
        return failure;
    }

    private static Optional<Failure> refused(Throwable thrown) {
        return thrown instanceof Rejection rejection ? Optional.of(Failure.of(rejection)) : Optional.empty();
    }

    private static void log(ErrorCode code, Throwable thrown, Throwable root) {
        if (code == ErrorCode.InternalServerError) {
            LOG.error("A request failed", thrown);
        } else if (code == ErrorCode.ServiceUnavailableError && !(root instanceof Rejection)) {
            LOG.warn("A request could not be answered: {}", root.toString());
        } else {
            LOG.debug("A request was refused: {}", code);
        }
    }

    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (Throwable t = thrown; t != null && causes.size() < DEEPEST; t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }
}
