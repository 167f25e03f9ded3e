package com.talkingshops.customers.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.server.http.RunningServer;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Has a read model built anew, as an operator does. */
public final class Rebuilding {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Rebuilding() {}

    /** Builds it anew, and waits until readers see what was built. */
    public static void of(RunningServer server, String readModel) {
        run(server, readModel, "/rebuild", "/rebuild");
    }

    /** Brings back what was read before, and waits until readers see it. */
    static void backTo(RunningServer server, String readModel) {
        run(server, readModel, "/swap-back", "/swapBack");
    }

    private static void run(RunningServer server, String readModel, String what, String progress) {
        var operator = server.operator();
        String path = "/admin/read-models/" + readModel;
        operator.post(path + what, null).expect(202);
        Awaitility.await()
                .atMost(SOON)
                .until(() -> !operator.get(path)
                        .expect(200)
                        .json()
                        .at(progress + "/endedAt")
                        .isNull());
        assertThat(operator.get(path).expect(200).text(progress + "/state")).isEqualTo("completed");
        var positions = server.context().getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).as("caught up").isTrue();
    }
}
