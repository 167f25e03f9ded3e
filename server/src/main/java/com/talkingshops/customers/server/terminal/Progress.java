package com.talkingshops.customers.server.terminal;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** Shows how far something is: as a bar that grows on a terminal, line by line where that is written to a file. */
final class Progress {

    private static final int WIDTH = 30;

    /** Blanks over what is left of a longer line before. */
    private static final int LINE = 110;

    private final PrintStream out;
    private final boolean isTerminal;
    private String last = "";

    Progress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Shows the state that a server told. */
    void show(String readModel, JsonNode told) {
        String line = isTerminal ? bar(readModel, told) : readModel + "  " + figures(told);
        if (!line.equals(last)) {
            last = line;
            if (isTerminal) {
                out.print("\r" + line + " ".repeat(Math.max(0, LINE - line.length())));
                out.flush();
            } else {
                out.println(line);
            }
        }
    }

    /** Says something on a line of its own. */
    void say(String sentence) {
        if (isTerminal && !last.isEmpty()) {
            out.println();
        }
        last = "";
        out.println(sentence);
    }

    private static String bar(String readModel, JsonNode told) {
        int full = Math.clamp(WIDTH * percent(told) / 100, 0, WIDTH);
        return "%s [%s%s] %s".formatted(readModel, "#".repeat(full), ".".repeat(WIDTH - full), figures(told));
    }

    private static String figures(JsonNode told) {
        JsonNode left = told.path("secondsLeft");
        return "%3d%%  %,d of %,d events  %,d/s%s  %s"
                .formatted(
                        percent(told),
                        told.path("eventsDone").longValue(0),
                        told.path("eventsTotal").longValue(0),
                        told.path("eventsPerSecond").longValue(0),
                        left.isNumber() && left.longValue() > 0 ? "  %,d s left".formatted(left.longValue()) : "",
                        told.path("state").asString(""));
    }

    private static int percent(JsonNode told) {
        long total = told.path("eventsTotal").longValue(0);
        return total == 0 ? 100 : Math.clamp(100 * told.path("eventsDone").longValue(0) / total, 0, 100);
    }
}
