package com.talkingshops.customers.server.embedded;

import com.talkingshops.customers.server.failure.StartFailure;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Says in a sentence why a program of PostgreSQL had no success. */
final class PostgresFailure {

    private static final Pattern REASON = Pattern.compile("(?:FATAL|PANIC|ERROR|error): +(.+)");

    private PostgresFailure() {}

    /**
     * Finds the sentence.
     *
     * @param output all that the program said
     */
    static StartFailure of(Path directory, String output) {
        return DirectoryFailure.diskFull(directory, output)
                .orElseGet(() -> new StartFailure("The embedded PostgreSQL cannot run in the data directory %s: %s."
                        .formatted(directory, reason(output))));
    }

    private static String reason(String output) {
        var matcher = REASON.matcher(output);
        String reason = matcher.find()
                ? matcher.group(1)
                : output.lines().reduce((first, last) -> last).orElse("it does not say why");
        return reason.strip().replaceAll("\\.$", "");
    }
}
