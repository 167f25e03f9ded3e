package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.chaos.Size;
import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One thing after the other fails, or is taken away, while shops write and read. They are asked to come back for as long as it takes,
 * and nothing else; nothing that was acknowledged is lost or done twice, and nobody has to help but where it says so.
 */
class ClusterTest {

    /** Longer than claims of segments and words of nodes hold, which is ten seconds. */
    private static final Duration STANDSTILL = Duration.ofSeconds(Size.of(13, 70));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Topology topology;
    private static Traffic traffic;

    @BeforeAll
    static void start() throws Exception {
        topology = new Topology(folder);
        // Longer than by default: a machine that is busy building must not make a write answer before it can be read.
        topology.start(0, "--customers.acknowledge.wait=10s");
        traffic = new Traffic(topology, folder);
    }

    @AfterAll
    static void end() throws Exception {
        topology.close();
    }

    @BeforeEach
    void letThemWrite() {
        traffic.begin();
        traffic.awaitMore();
    }

    @Test
    void eachNodeIsKilledAndStartedAgain() throws Exception {
        for (Node node : topology.nodes()) {
            // when
            node.kill();
            traffic.awaitMore();
            node.start();
            // then
            allIsWell();
        }
        nothingIsLostOrDoubled();
    }

    @Test
    void oneNodeOfEachRoleStandsStillAndGoesOn() throws Exception {
        // when
        topology.command(0).freeze();
        topology.query(1).freeze();
        stand(STANDSTILL);
        topology.command(0).thaw();
        topology.query(1).thaw();
        // then
        allIsWell();
        nothingIsLostOrDoubled();
    }

    @Test
    void aNodeOfEachRoleDoesNotReachTheDatabaseForAWhile() throws Exception {
        for (Node node : new Node[] {topology.command(1), topology.query(0)}) {
            // when
            node.cutOff();
            await().atMost(PATIENCE).until(() -> !topology.balancer().hasAll());
            traffic.awaitMore();
            node.heal();
            // then
            allIsWell();
        }
        nothingIsLostOrDoubled();
    }

    @Test
    void thePrimaryIsStoppedAndStartedAgain() throws Exception {
        // when
        topology.primary().stop();
        await().atMost(PATIENCE).until(() -> !topology.balancer().hasAll());
        topology.primary().start();
        // then
        allIsWell();
        nothingIsLostOrDoubled();
    }

    @Test
    void theReplicaTakesOverFromAPrimaryThatIsGone() throws Exception {
        // when
        topology.failOver();
        int refused = traffic.refused();
        int acknowledged = traffic.acknowledged();
        // then
        await().atMost(PATIENCE).until(() -> traffic.refused() >= refused + Traffic.WRITERS);
        // What each was at when the primary went may be there already, and is told when it is repeated.
        assertThat(traffic.acknowledged()).isLessThanOrEqualTo(acknowledged + Traffic.WRITERS);
        // when
        topology.primary().waitFor("");
        traffic.limited().forget();
        // then
        allIsWell();
        topology.replaceReplica();
        allIsWell();
        nothingIsLostOrDoubled();
    }

    @Test
    void nodesAreReplacedOneAfterTheOtherWithoutARequestThatFails() throws Exception {
        // given
        topology.balancer().takeFailures();
        for (Node node : topology.nodes()) {
            // when
            node.stop();
            traffic.awaitMore();
            node.start();
            allIsWell();
        }
        // then
        assertThat(topology.balancer().takeFailures()).isEmpty();
        nothingIsLostOrDoubled();
    }

    /** Every node serves again, and everybody gets on. */
    private static void allIsWell() {
        await().atMost(PATIENCE).until(topology.balancer()::hasAll);
        traffic.awaitMore();
    }

    private static void nothingIsLostOrDoubled() {
        traffic.endAndCompare();
        Verifying.all(topology.operator());
    }

    /** For as long as it takes, since nothing happens by which that could be seen. */
    private static void stand(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
