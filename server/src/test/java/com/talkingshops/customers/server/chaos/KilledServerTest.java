package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed while many write, again and again: it comes back with everything that it ever acknowledged. */
class KilledServerTest {

    private static final int ROUNDS = Size.of(3, 200);
    private static final int WRITERS = 4;

    private final Random random = new Random(20260105);

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothingAndItsReadModelsAreThoseOfARebuild() throws Exception {
        // given
        var files = new EmbeddedFiles(ServerData.in(folder));
        try (var server = new ServerProcess(files)) {
            String key = server.newKey();
            var load = new Load(WRITERS, folder);
            var audit = new Audit();
            for (int round = 1; round <= ROUNDS; round++) {
                // when
                load.startBy(server.holder(key));
                load.awaitAcknowledged(1 + random.nextInt(60));
                server.kill();
                load.awaitCut();
                server.start();
                // then
                Audit.compare(Stored.in(files.open()), load.account());
                audit.readNewsBy(server.holder(key), load.account());
            }
            // when
            load.settleBy(server.holder(key));
            server.awaitCaughtUp();
            // then
            Audit.compare(Stored.in(files.open()), load.account());
            Lists.readBy(server.holder(key)).compare(load.account());
            Verifying.all(server.operator());
            // when
            server.kill();
            // Only now: a processor that begins anew while its tables are gone makes dead letters of all events.
            DroppedReadModels.all(files.open());
            server.start();
            // then
            Lists.readBy(server.holder(key)).compare(load.account());
            Verifying.all(server.operator());
        }
    }
}
