package com.talkingshops.customers.server.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.talkingshops.customers.eventstore.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFailureTest {

    private final String database = TestDatabase.freshUrl();

    @TempDir
    private Path migrations;

    @BeforeEach
    void migrate() throws Exception {
        Files.writeString(migrations.resolve("V1__shop.sql"), "create table shop (name text);");
        Files.writeString(migrations.resolve("V2__more.sql"), "alter table shop add city text;");
        flyway().migrate();
    }

    @Test
    void namesAnotherBuildThatHasMoreInBetween() throws Exception {
        // given
        Files.delete(migrations.resolve("V1__shop.sql"));

        // then
        assertThat(sentence())
                .isEqualTo(
                        "The database's tables were made by another build (schema version 1 differs from this release's): start the release that made them, or use another database.");
    }

    @Test
    void namesAnotherBuild() throws Exception {
        // given
        Files.writeString(migrations.resolve("V1__shop.sql"), "create table shop (name text, city text);");

        // then
        assertThat(sentence())
                .isEqualTo(
                        "The database's tables were made by another build (schema version 1 differs from this release's): start the release that made them, or use another database.");
    }

    private String sentence() {
        Throwable failure = catchThrowable(() -> flyway().migrate());
        return new MigrationFailure()
                .analyze(new IllegalStateException(failure))
                .getDescription();
    }

    private Flyway flyway() {
        return Flyway.configure()
                .dataSource(database, null, null)
                .locations("filesystem:" + migrations)
                .ignoreMigrationPatterns(new String[0])
                .load();
    }
}
