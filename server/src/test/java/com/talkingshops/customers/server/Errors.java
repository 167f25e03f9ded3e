package com.talkingshops.customers.server;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.test.system.CapturedOutput;

/** What a server in this process wrote to its error output. */
public final class Errors {

    /**
     * Each start sets up logging anew. A server of another test that logs just then, in the same process, has nowhere to write, and
     * Logback says so here.
     */
    private static final Predicate<String> OF_ANOTHER_SERVER = Pattern.compile(
                    "\\d\\d:\\d\\d:\\d\\d,\\d{3} \\|-WARN in Logger\\[.*] - No appenders present in context .*")
            .asMatchPredicate();

    private Errors() {}

    public static String in(CapturedOutput output) {
        return output.getErr()
                .lines()
                .filter(OF_ANOTHER_SERVER.negate())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
