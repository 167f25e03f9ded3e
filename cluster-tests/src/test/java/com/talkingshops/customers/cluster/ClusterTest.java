package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.chaos.Size;
import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One thing after the other fails, or is taken away, while shops write and read. They are asked to come back for as long as it takes,
 * and nothing else, and nobody is any more once all nodes say that they are ready; nothing that was acknowledged is lost or done twice, and nobody
 * has to help but where it says so.
 */
class ClusterTest {

    /** Longer than claims of segments and words of nodes hold, which is ten seconds. */
    private static final Duration STANDSTILL = Duration.ofSeconds(Size.of(13, 70));

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Topology topology;
    private static Traffic traffic;

    private boolean ended;

    /** One topology for all, as long as nothing fails. */
    @BeforeEach
    void letThemWrite() throws Exception {
        if (topology == null) {
            Path files = Files.createTempDirectory(folder, "cluster");
            topology = new Topology(files);
            // Longer than by default: a machine that is busy building must not make a write answer before it can be
            // read.
            topology.start(0, "--customers.acknowledge.wait=10s");
            traffic = new Traffic(topology, files);
        }
        traffic.begin();
        allIsWell();
    }

    /** Whatever state a scenario that failed leaves things in, none of it is there for the next. */
    @AfterEach
    void endIfItFailed() throws Exception {
        if (!ended) {
            end();
        }
    }

    @AfterAll
    static void end() throws Exception {
        Topology ending = topology;
        topology = null;
        if (ending != null) {
            ending.close();
        }
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
        // given
        List<Node> still = List.of(topology.command(0), topology.query(1));
        // when
        for (Node node : still) {
            node.freeze();
        }
        await().atMost(PATIENCE).until(() -> still.stream().allMatch(topology.balancer()::isWithout));
        List<Duration> worked = still.stream().map(Node::worked).toList();
        // then: also if one of them was in the middle of a transaction
        traffic.awaitMore();
        await().during(STANDSTILL)
                .atMost(STANDSTILL.plus(PATIENCE))
                .failFast(() -> assertThat(still).extracting(Node::worked).isEqualTo(worked))
                .until(() -> still.stream().allMatch(topology.balancer()::isWithout));
        // when
        for (Node node : still) {
            node.thaw();
        }
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
        // then
        await().atMost(PATIENCE).until(topology.balancer()::hasAll);
        await().atMost(PATIENCE).until(() -> topology.primary().waiting() > 0);
        int acknowledged = traffic.acknowledged();
        int refusedByNodes = topology.balancer().refusedByNodes();
        int refused = traffic.refused();
        // Not each writer is told 503 by a node: what is repeated while its first try waits for a replica is still
        // running. And what the
        // balancer gave up when the primary went is refused by it.
        await().atMost(PATIENCE)
                .until(() -> topology.balancer().refusedByNodes() > refusedByNodes
                        && traffic.refused() >= refused + 3 * Traffic.WRITERS);
        // What each was at when the primary went may be there already, and is told when it is repeated.
        assertThat(traffic.acknowledged()).isLessThanOrEqualTo(acknowledged + Traffic.WRITERS);
        // when
        topology.primary().waitFor("");
        traffic.limited().forget();
        // then
        allGoOn();
        topology.replaceReplica();
        allIsWell();
        nothingIsLostOrDoubled();
    }

    @Test
    void nodesAreReplacedOneAfterTheOtherWithoutARequestThatFails() throws Exception {
        // given
        topology.balancer().takeFailures();
        // Those that start from now on are of a release before the tables'.
        topology.migrateAsANewerRelease();
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
    private static void allGoOn() {
        await().atMost(PATIENCE).until(() -> topology.balancer().hasAll() && topology.isReady());
        traffic.requireNoRefusal();
        traffic.awaitMore();
    }

    /** And the replica is read from. */
    private static void allIsWell() {
        await().atMost(PATIENCE)
                .until(() -> topology.balancer().hasAll() && topology.isReady() && topology.readsFromReplica());
        traffic.requireNoRefusal();
        double before = topology.answeredByReplica();
        traffic.awaitMore();
        assertThat(topology.answeredByReplica()).isGreaterThan(before);
    }

    private void nothingIsLostOrDoubled() {
        traffic.endAndCompare();
        Verifying.all(topology.operator());
        ended = true;
    }
}
