package com.talkingshops.customers.benchmark.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One load. Gatling makes simulations itself, from a class, so what this one does lies in a static field. */
public class LoadSimulation extends Simulation {

    private static final String REQUEST = "request";

    static volatile @Nullable Job next;

    /** What the next simulation does. */
    record Job(
            Traffic traffic, Recording recording, UnaryOperator<ChainBuilder> repeated, OpenInjectionStep injection) {}

    public LoadSimulation() {
        Job job = Objects.requireNonNull(next);
        Traffic traffic = job.traffic();
        var protocol = http.baseUrl(traffic.server().toString())
                .disableWarmUp()
                .disableCaching()
                .shareConnections()
                .header("x-tenant-api-key", session -> of(session).key());
        ChainBuilder one = exec(session ->
                        session.set(REQUEST, traffic.requests().get()))
                .exec(Load.noted(exec(sending(traffic)), job.recording()));
        setUp(scenario("load").exec(job.repeated().apply(one)).injectOpen(job.injection()))
                .protocols(protocol);
    }

    private static io.gatling.javaapi.http.HttpRequestActionBuilder sending(Traffic traffic) {
        var request = http("request")
                .httpRequest(traffic.method(), session -> of(session).path())
                .check(status().is(traffic.status()));
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
