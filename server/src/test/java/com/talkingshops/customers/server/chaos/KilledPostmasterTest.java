package com.talkingshops.customers.server.chaos;

import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded database's main process is killed while many write, again and again: the service starts it again by itself and goes
 * on. Meanwhile it says 503 and when to come back, nothing else, and no connection of a client breaks.
 */
class KilledPostmasterTest {

    private static final int ROUNDS = Size.of(2, 50);
    private static final int WRITERS = 4;
    private static final int BACK_AT_WORK = 20;

    private final Random random = new Random(20260106);

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothingAndNeedsNobodyToStartItAgain() throws Exception {
        // given
        var files = new EmbeddedFiles(ServerData.in(folder));
        try (var server = new ServerProcess(files)) {
            var client = server.holder(server.newKey());
            var load = new Load(WRITERS, folder);
            var audit = new Audit();
            load.startBy(client);
            for (int round = 1; round <= ROUNDS; round++) {
                // when
                load.awaitAcknowledged(1 + random.nextInt(60));
                files.kill();
                // then
                load.awaitAcknowledged(BACK_AT_WORK);
            }
            load.stop();
            // when
            load.settleBy(client);
            server.awaitCaughtUp();
            // then
            Audit.compare(Stored.in(files.open()), load.account());
            audit.readNewsBy(client, load.account());
            Lists.readBy(client).compare(load.account());
            Verifying.all(server.operator());
        }
    }
}
