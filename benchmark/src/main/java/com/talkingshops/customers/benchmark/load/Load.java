package com.talkingshops.customers.benchmark.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;

import io.gatling.app.Gatling$;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Lets Gatling send requests from within this process, where it is warm from one load to the next. */
public final class Load {

    private final Path folder;

    /** A generator of load that keeps what it must write in a folder. */
    public Load(Path folder) {
        this.folder = folder;
        QuietGatling.prepare(folder);
    }

    /** So many clients, each sending its next request when it has got its reply: shows the highest rate. */
    public Outcome busy(Traffic traffic, int clients, Duration time) {
        return run(traffic, request -> during(time).on(request), atOnceUsers(clients));
    }

    /** Requests at a set rate, whether replies come or not: shows how long they take for clients that do not wait for each other. */
    public Outcome open(Traffic traffic, double perSecond, Duration time) {
        return run(
                traffic,
                UnaryOperator.identity(),
                constantUsersPerSec(Math.max(1, perSecond)).during(time).randomized());
    }

    private Outcome run(Traffic traffic, UnaryOperator<ChainBuilder> repeated, OpenInjectionStep injection) {
        var recording = new Recording();
        LoadSimulation.next = new LoadSimulation.Job(traffic, recording, repeated, injection);
        int status = Gatling$.MODULE$.fromArgs(
                new String[] {"-s", LoadSimulation.class.getName(), "-nr", "-rf", folder.toString()});
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with " + status);
        }
        return recording.outcome();
    }

    static ChainBuilder noted(ChainBuilder request, Recording recording) {
        return exec(session -> session.set("start", System.nanoTime()).markAsSucceeded())
                .exec(request)
                .exec(session -> {
                    recording.note(session.getLong("start"), !session.isFailed());
                    return session;
                });
    }
}
