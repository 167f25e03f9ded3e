package com.talkingshops.customers.cluster;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the primary is full for a while. */
class FullDiskTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void writesAreRefusedUntilThereIsRoomAgain() throws Exception {
        assumeThat(System.getProperty("test.size"))
                .as("takes minutes, so it is in -Pfull")
                .isEqualTo("full");
        assumeThat(SmallDisk.isPossible())
                .as("who runs the tests may bring up a file system")
                .isTrue();
        try (var disk = SmallDisk.in(folder.resolve("disk"));
                var topology = new Topology(folder)) {
            // given
            topology.start(disk.folder().resolve("primary"), 0, "--customers.acknowledge.wait=10s");
            var traffic = new Traffic(topology, folder);
            traffic.begin();
            traffic.awaitMore();
            // when
            int before = traffic.refused();
            disk.fill();
            // then
            await().atMost(PATIENCE).until(() -> traffic.refused() > before);
            // when
            disk.free();
            await().atMost(PATIENCE).until(() -> {
                if (!topology.primary().isAlive()) {
                    topology.primary().start();
                }
                return topology.balancer().hasAll();
            });
            traffic.limited().forget();
            // then
            traffic.awaitMore();
            traffic.endAndCompare();
            Verifying.all(topology.operator());
        }
    }
}
