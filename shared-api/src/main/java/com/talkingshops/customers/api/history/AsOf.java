package com.talkingshops.customers.api.history;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which moment of the past a reader means. */
public sealed interface AsOf {

    /** Once everything had happened that happened then or earlier. */
    record Moment(Instant instant) implements AsOf {}

    /**
     * What an entity tag of that moment holds.
     *
     * @param number of the customer's own events, from 1
     * @param orderChanges how many changes of its orders had happened; {@code null} for those before that event
     */
    record Version(long number, @Nullable Long orderChanges) implements AsOf {

        private static final Pattern SHAPE =
                Pattern.compile("(?<number>[1-9][0-9]{0,17})(?:\\.(?<orders>0|[1-9][0-9]{0,17}))?");

        /** What a client wrote: {@code 7} or {@code 7.3}. */
        public static Optional<AsOf> read(String text) {
            Matcher version = SHAPE.matcher(text);
            if (!version.matches()) {
                return Optional.empty();
            }
            String orders = version.group("orders");
            return Optional.of(
                    new Version(Long.parseLong(version.group("number")), orders == null ? null : Long.valueOf(orders)));
        }
    }
}
