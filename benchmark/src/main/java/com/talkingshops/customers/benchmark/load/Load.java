package com.talkingshops.customers.benchmark.load;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.during;

import com.talkingshops.customers.benchmark.load.LoadSimulation.Job;
import io.gatling.app.Gatling$;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** Lets Gatling send requests from within this process, where it is warm from one load to the next. */
public final class Load {

    private final Path folder;

    /** A generator of load that keeps what it must write in a folder. */
    public Load(Path folder) {
        this.folder = folder;
        QuietGatling.prepare(folder);
    }

    /**
     * So many clients, each sending its next request when it has got its reply: shows the highest rate.
     *
     * @param traffic kinds of requests, each as likely as the others
     */
    public Outcome busy(List<Traffic> traffic, int clients, Duration time) {
        return run(List.of(new Job(traffic, request -> during(time).on(request), atOnceUsers(clients))))
                .getFirst();
    }

    /**
     * Requests at a set rate, whether replies come or not: shows how long they take for clients that do not wait for each other.
     *
     * @return what became of each flow, in their order
     */
    public List<Outcome> open(List<Flow> flows, Duration time) {
        return run(flows.stream()
                .map(flow -> new Job(
                        flow.traffic(),
                        UnaryOperator.identity(),
                        constantUsersPerSec(Math.max(1, flow.perSecond()))
                                .during(time)
                                .randomized()))
                .toList());
    }

    private List<Outcome> run(List<Job> jobs) {
        LoadSimulation.next = jobs;
        int status = Gatling$.MODULE$.fromArgs(
                new String[] {"-s", LoadSimulation.class.getName(), "-nr", "-rf", folder.toString()});
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with " + status);
        }
        return jobs.stream().map(job -> job.recording().outcome()).toList();
    }
}
