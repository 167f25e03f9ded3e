package com.talkingshops.customers.server.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/** Has a running server build a read model anew, or verify it, and shows how far it is. */
public final class Terminal {

    /** It is done, and as it should be. */
    static final int DONE = 0;

    /** It ended otherwise: failed, cancelled, or with differences. */
    static final int NOT_WELL = 1;

    /** It could not even be asked for. */
    static final int NOT_ASKED = 2;

    private Terminal() {}

    /** Whether arguments are for a terminal, and not for a server that is to start. */
    public static boolean takes(String[] arguments) {
        return arguments.length > 0 && Task.named(arguments[0]).isPresent();
    }

    /**
     * Does what the arguments say.
     *
     * @return the exit code: 0 if it is done and well, 1 if it ended otherwise, 2 if it could not be asked for
     */
    public static int run(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        boolean isTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return run(arguments, System.out, System.err, isTerminal);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err, boolean isTerminal) {
        try {
            Command command = Command.of(arguments);
            try (Operator operator = Operator.of(command)) {
                return new Following(command, operator, new Progress(out, isTerminal)).run();
            }
        } catch (Refusal e) {
            err.println(e.getMessage());
            return NOT_ASKED;
        }
    }
}
