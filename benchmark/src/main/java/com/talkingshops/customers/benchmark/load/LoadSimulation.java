package com.talkingshops.customers.benchmark.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.uniformRandomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One load. Gatling makes simulations itself, from a class, so what this one does lies in a static field. */
public class LoadSimulation extends Simulation {

    private static final String REQUEST = "request";
    private static final String START = "start";
    private static final String STATUS = "status";

    static volatile @Nullable List<Job> next;

    /** What is done at the same time as other jobs. */
    record Job(
            List<Traffic> traffic,
            Recording recording,
            UnaryOperator<ChainBuilder> repeated,
            OpenInjectionStep injection) {

        Job(List<Traffic> traffic, UnaryOperator<ChainBuilder> repeated, OpenInjectionStep injection) {
            this(traffic, new Recording(), repeated, injection);
        }
    }

    public LoadSimulation() {
        List<Job> jobs = Objects.requireNonNull(next);
        var protocol = http.disableWarmUp()
                .disableCaching()
                .shareConnections()
                .header("x-tenant-api-key", session -> of(session).key());
        setUp(IntStream.range(0, jobs.size())
                        .mapToObj(number -> population("load " + number, jobs.get(number)))
                        .toList())
                .protocols(protocol);
    }

    private static PopulationBuilder population(String name, Job job) {
        List<ChainBuilder> kinds = job.traffic().stream()
                .map(traffic -> one(traffic, job.recording()))
                .toList();
        ChainBuilder any = kinds.size() == 1
                ? kinds.getFirst()
                : exec(uniformRandomSwitch().on(kinds));
        return scenario(name).exec(job.repeated().apply(any)).injectOpen(job.injection());
    }

    private static ChainBuilder one(Traffic traffic, Recording recording) {
        return exec(session -> session.set(REQUEST, traffic.requests().get()))
                .exec(session ->
                        session.remove(STATUS).set(START, System.nanoTime()).markAsSucceeded())
                .exec(sending(traffic))
                .exec(session -> {
                    int status =
                            Optional.ofNullable(session.<Integer>get(STATUS)).orElse(0);
                    recording.note(session.getLong(START), !session.isFailed(), status);
                    return session;
                });
    }

    private static HttpRequestActionBuilder sending(Traffic traffic) {
        String server = traffic.server().toString();
        var request = http("request")
                .httpRequest(traffic.method(), session -> server + of(session).path())
                .check(status().saveAs(STATUS), status().is(traffic.status()));
        if (!traffic.method().equals("GET")) {
            request = request.header("content-type", "application/json")
                    .body(StringBody(session -> of(session).bodyOrEmpty()));
        }
        return traffic.async() ? request.header("prefer", "respond-async") : request;
    }

    private static Request of(Session session) {
        return Objects.requireNonNull(session.<Request>get(REQUEST));
    }
}
