package com.talkingshops.customers.server.embedded;

import static java.nio.file.Files.getPosixFilePermissions;
import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.server.failure.StartFailure;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Nested
    class Claim {

        @Test
        void makesTheFolderForItsOwnerAlone() throws IOException {
            // when
            try (var directory = DataDirectory.claim(folder.resolve("a/data"))) {

                // then
                assertThat(getPosixFilePermissions(directory.path())).isEqualTo(fromString("rwx------"));
            }
        }

        @Test
        void canBeRepeatedOnceTheFolderWasGivenBack() {
            DataDirectory.claim(folder).close();
            DataDirectory.claim(folder).close();
        }

        @Test
        void refusesAFolderThatIsTaken() {
            // given
            try (var directory = DataDirectory.claim(folder)) {

                // then
                assertThatThrownBy(() -> DataDirectory.claim(folder))
                        .isInstanceOf(StartFailure.class)
                        .hasMessage(
                                "The data directory %s is in use by another server (process %d): stop that one, or name another directory with customers.data-dir.",
                                directory.path(), ProcessHandle.current().pid());
            }
        }

        @Test
        void refusesAFile() throws IOException {
            // given
            Path file = Files.createFile(folder.resolve("file"));

            // then
            assertThatThrownBy(() -> DataDirectory.claim(file))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "The data directory %s is not a directory: name another with customers.data-dir.", file);
        }

        @Test
        void refusesWhatCannotBeMade() {
            assertThatThrownBy(() -> DataDirectory.claim(Path.of("/proc/customers")))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage(
                            "The data directory /proc/customers cannot be used (No such file or directory): name another with customers.data-dir.");
        }
    }

    @Nested
    class Secrets {

        @Test
        void areForTheirOwnerAlone() throws IOException {
            try (var directory = DataDirectory.claim(folder)) {
                // when
                directory.keepSecret("key", "old");
                directory.keepSecret("key", "new");

                // then
                assertThat(directory.secret("key")).contains("new");
                assertThat(getPosixFilePermissions(directory.resolve("key"))).isEqualTo(fromString("rw-------"));
                assertThat(directory.secret("other")).isEmpty();
            }
        }
    }

    @Nested
    class Failures {

        @Test
        void nameAFullDisk() {
            assertThat(DirectoryFailure.of(folder, new IOException("No space left on device")))
                    .hasMessage(
                            "The disk that holds the data directory %s is full: free some space and start again.",
                            folder);
            assertThat(PostgresFailure.of(folder, "initdb: error: could not write to file: No space left on device"))
                    .hasMessageContaining("is full");
        }

        @Test
        void nameMissingRights() {
            assertThat(DirectoryFailure.of(folder, new FileSystemException("x", null, "Read-only file system")))
                    .hasMessage(
                            "The data directory %s is not writable for the user %s (Read-only file system): change that, or name another with customers.data-dir.",
                            folder, System.getProperty("user.name"));
        }

        @Test
        void nameWhatPostgresSaid() {
            String said =
                    "2026-01-01 LOG:  starting\n2026-01-01 FATAL:  could not map anonymous shared memory\npg_ctl: failed";
            assertThat(PostgresFailure.of(folder, said))
                    .hasMessage(
                            "The embedded PostgreSQL cannot run in the data directory %s: could not map anonymous shared memory.",
                            folder);
        }
    }

    @Test
    void ofAnotherMajorVersionOfPostgresIsRefused() throws IOException {
        // given
        Path data = ServerData.in(folder);
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");

        // then
        assertThatThrownBy(() -> EmbeddedDatabase.on(DataDirectory.claim(data)).start())
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith(
                        "The data directory %s was made by PostgreSQL 17, and this server brings PostgreSQL 18", data);
        DataDirectory.claim(data).close();
    }
}
