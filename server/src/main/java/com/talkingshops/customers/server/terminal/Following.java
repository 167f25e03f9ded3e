package com.talkingshops.customers.server.terminal;

import com.talkingshops.customers.server.terminal.Operator.Answer;
import com.talkingshops.customers.server.terminal.Operator.Silence;
import com.talkingshops.customers.server.terminal.Operator.TooLate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Begins something, unless it is running already, and follows it to its end. */
final class Following {

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final long PAUSE_MILLIS = 500;

    /** A server that is started again goes on with it. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Command command;
    private final Operator operator;
    private final Progress progress;
    private final AtomicBoolean over = new AtomicBoolean();

    Following(Command command, Operator operator, Progress progress) {
        this.command = command;
        this.operator = operator;
        this.progress = progress;
    }

    /** Does it, and tells the exit code. */
    int run() {
        begin();
        var left = new Thread(this::leave);
        Runtime.getRuntime().addShutdownHook(left);
        try {
            return new Outcome(command, progress).of(follow());
        } finally {
            over.set(true);
            removeHook(left);
        }
    }

    private void begin() {
        try {
            Answer answer =
                    operator.post(command.address() + "/" + command.task().word());
            switch (answer.status()) {
                case ACCEPTED -> {}
                case CONFLICT -> follow(answer);
                case NOT_FOUND -> throw unknown();
                default -> throw refused(answer);
            }
        } catch (TooLate e) {
            lookAfter(e);
        } catch (Silence e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** What is running already is followed. */
    private void follow(Answer conflict) throws Silence {
        if (!isRunning()) {
            throw new Refusal(conflict.message());
        }
        progress.say("It is running already.");
    }

    /** Who did not say in time that it has begun may have begun. */
    private void lookAfter(TooLate late) {
        try {
            if (isRunning()) {
                return;
            }
        } catch (Silence e) {
            // Nobody knows.
        }
        throw new Refusal(String.valueOf(late.getMessage()));
    }

    private boolean isRunning() throws Silence {
        JsonNode told = told(operator.get(command.address()));
        return told.isObject() && told.path("endedAt").isNull();
    }

    private JsonNode follow() {
        long heard = System.nanoTime();
        while (true) {
            try {
                Answer answer = operator.get(command.address());
                JsonNode told = told(answer);
                if (answer.status() == OK && told.isObject()) {
                    heard = System.nanoTime();
                    progress.show(command.readModel(), told);
                    if (!told.path("endedAt").isNull()) {
                        return told;
                    }
                }
            } catch (Silence e) {
                // It may be a while.
            }
            if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                throw new Refusal("The server at %s does not answer any more. It goes on when it runs again."
                        .formatted(command.url()));
            }
            pause();
        }
    }

    private JsonNode told(Answer answer) {
        return answer.body().path(command.task().word());
    }

    private Refusal unknown() throws Silence {
        Answer all = operator.get(command.url() + "/admin/read-models");
        String names = StreamSupport.stream(all.body().path("readModels").spliterator(), false)
                .map(one -> one.path("name").asString(""))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? new Refusal("What answers at %s knows no read models: name the server's address with --url."
                        .formatted(command.url()))
                : new Refusal("There is no read model %s. There are: %s.".formatted(command.readModel(), names));
    }

    private Refusal refused(Answer answer) {
        return new Refusal(
                "The server at %s answers %d: %s".formatted(command.url(), answer.status(), answer.message()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }

    /** Whoever leaves ends nothing. */
    private void leave() {
        if (!over.get()) {
            progress.say(
                    "The server goes on with it. To cancel it: curl -X DELETE %s/%s -H \"x-admin-api-key: $(cat %s)\""
                            .formatted(command.address(), command.task().word(), command.keyFile()));
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs.
        }
    }
}
