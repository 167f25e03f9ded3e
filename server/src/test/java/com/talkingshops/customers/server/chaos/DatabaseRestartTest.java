package com.talkingshops.customers.server.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.ReadPositions;
import com.talkingshops.customers.server.embedded.DataDirectory;
import com.talkingshops.customers.server.embedded.EmbeddedDatabase;
import com.talkingshops.customers.server.embedded.ServerData;
import com.talkingshops.customers.server.http.Client;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.replay.Verifying;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * A database that the service was given is restarted, or ends all sessions, while many write. Meanwhile the service says 503 and when
 * to come back, nothing else; then it goes on, and nobody has to start it again.
 */
class DatabaseRestartTest {

    private static final int ROUNDS = Size.of(1, 40);
    private static final int WRITERS = 4;
    private static final int BACK_AT_WORK = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Who complains, with reason, whenever the database is away, and from what on it should be heard nevertheless. */
    private static final Map<String, LogLevel> COMPLAINING = Map.of(
            "com.zaxxer.hikari", LogLevel.ERROR,
            "com.talkingshops.customers", LogLevel.ERROR,
            "org.hibernate", LogLevel.ERROR,
            "org.axonframework", LogLevel.OFF);

    private static final LoggingSystem LOGGING = LoggingSystem.get(DatabaseRestartTest.class.getClassLoader());

    @TempDir
    private static Path folder;

    private static EmbeddedFiles files;
    private static EmbeddedDatabase database;
    private static RunningServer server;

    private final Random random = new Random(20260107);

    @BeforeAll
    static void start() throws Exception {
        files = new EmbeddedFiles(ServerData.in(folder));
        database = EmbeddedDatabase.on(DataDirectory.claim(files.data())).start();
        server = RunningServer.start(
                database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password());
        COMPLAINING.forEach(LOGGING::setLogLevel);
    }

    @AfterAll
    static void stop() {
        COMPLAINING.keySet().forEach(logger -> LOGGING.setLogLevel(logger, null));
        server.stop();
        database.close();
    }

    @Test
    void losesAndDoublesNothingAndIsAnsweredWith503AtWorst() throws Exception {
        // given
        Client client = server.newShop().client();
        var load = new Load(WRITERS, folder);
        var audit = new Audit();
        load.startBy(client);
        for (int round = 1; round <= ROUNDS; round++) {
            // when
            load.awaitAcknowledged(1 + random.nextInt(60));
            files.restart();
            load.awaitAcknowledged(BACK_AT_WORK);
            files.endAllSessions();
            // then
            load.awaitAcknowledged(BACK_AT_WORK);
        }
        load.stop();
        // when
        load.settleBy(client);
        var positions = server.context().getBean(ReadPositions.class);
        assertThat(positions.await(positions.head(), PATIENCE)).isTrue();
        // then
        Audit.compare(Stored.in(files.open()), load.account());
        audit.readNewsBy(client, load.account());
        Lists.readBy(client).compare(load.account());
        Verifying.all(server.operator());
    }
}
