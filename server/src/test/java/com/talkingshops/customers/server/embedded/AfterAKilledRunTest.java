package com.talkingshops.customers.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.failure.StartFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterAKilledRunTest {

    @TempDir
    private Path folder;

    @Test
    void theNextOneStopsWhatWasLeftRunningAndHasAllThatWasAcknowledged() throws Exception {
        // given
        Path data = ServerData.in(folder);
        try (var first = OtherProcess.start(WritesAndStays.class, data.toString())) {
            first.awaitLine("written");
            assertThatThrownBy(() -> DataDirectory.claim(data))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "The data directory %s is in use by another server (process %d): stop that one, or name another directory with customers.data-dir.",
                            data, first.pid());
            first.kill();
        }
        Path files = data.resolve("postgres");
        Postmaster leftOver = Postmaster.runningOn(files).orElseThrow();

        // when
        try (var database = EmbeddedDatabase.on(DataDirectory.claim(data)).start()) {

            // then
            assertThat(leftOver.isAlive()).isFalse();
            assertThat(kept(database)).isEqualTo("acknowledged");
        }

        // given
        Files.writeString(
                files.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + files + "\n");
        Files.delete(data.resolve("postgres-password"));

        // when
        try (var database = EmbeddedDatabase.on(DataDirectory.claim(data)).start()) {

            // then
            assertThat(kept(database)).isEqualTo("acknowledged");
        }
        assertThat(Postmaster.runningOn(files)).isEmpty();
    }

    private static String kept(EmbeddedDatabase database) throws Exception {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var rows = connection.createStatement().executeQuery("select value from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    static class WritesAndStays {

        public static void main(String[] arguments) throws Exception {
            var database = EmbeddedDatabase.on(DataDirectory.claim(Path.of(arguments[0])))
                    .start();
            var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
            connection.createStatement().execute("create table kept (value text)");
            connection.createStatement().execute("insert into kept values ('acknowledged')");
            System.out.println("written");
            Thread.currentThread().join();
        }
    }
}
