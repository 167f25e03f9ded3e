package com.talkingshops.customers.server.terminal;

import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Says how something ended. */
final class Outcome {

    /** As many as fit a screen. */
    private static final int SHOWN = 20;

    private final Command command;
    private final Progress progress;

    Outcome(Command command, Progress progress) {
        this.command = command;
        this.progress = progress;
    }

    /** Says it, and tells the exit code. */
    int of(JsonNode told) {
        return switch (told.path("state").asString("")) {
            case "completed" -> command.task() == Task.VERIFY ? verified(told.path("comparison")) : rebuilt(told);
            case "cancelled" -> {
                progress.say("It was cancelled; what is read stays as it is.");
                yield Terminal.NOT_WELL;
            }
            default -> {
                progress.say("It has failed (%s); what is read stays as it is. The server's log tells more."
                        .formatted(told.path("problem").asString("no reason")));
                yield Terminal.NOT_WELL;
            }
        };
    }

    private int rebuilt(JsonNode told) {
        progress.say("%s was built anew from %,d events, and is what is read now."
                .formatted(command.readModel(), told.path("eventsTotal").longValue(0)));
        JsonNode comparison = told.path("comparison");
        long differences = comparison.path("differences").longValue(0);
        if (differences > 0) {
            progress.say("Of what was read before, %,d of %,d rows were wrong."
                    .formatted(differences, comparison.path("compared").longValue(0)));
            list(comparison);
        }
        return isWhole(comparison) ? Terminal.DONE : Terminal.NOT_WELL;
    }

    private int verified(JsonNode comparison) {
        long differences = comparison.path("differences").longValue(0);
        long compared = comparison.path("compared").longValue(0);
        if (differences == 0) {
            progress.say("All %,d rows of %s are as its events have them.".formatted(compared, command.readModel()));
        } else {
            progress.say("%,d of %,d rows of %s are not as its events have them."
                    .formatted(differences, compared, command.readModel()));
            list(comparison);
        }
        return isWhole(comparison) && differences == 0 ? Terminal.DONE : Terminal.NOT_WELL;
    }

    private boolean isWhole(JsonNode comparison) {
        long missing = comparison.path("eventsNotTakenIn").longValue(0);
        if (missing > 0) {
            progress.say("%,d events could not be taken in, see GET %s/admin/dead-letters."
                    .formatted(missing, command.url()));
        }
        return missing == 0;
    }

    private void list(JsonNode comparison) {
        JsonNode rows = comparison.path("rows");
        StreamSupport.stream(rows.spliterator(), false).limit(SHOWN).forEach(row -> progress.say("  " + line(row)));
        if (rows.size() > SHOWN) {
            progress.say("  and more: GET %s".formatted(command.address()));
        }
    }

    private static String line(JsonNode row) {
        String columns = StreamSupport.stream(row.path("columns").spliterator(), false)
                .map(column -> column.asString(""))
                .collect(Collectors.joining(", "));
        return "%s %s %s%s"
                .formatted(
                        row.path("table").asString(""),
                        row.path("key"),
                        row.path("difference").asString(""),
                        columns.isEmpty() ? "" : ": " + columns);
    }
}
