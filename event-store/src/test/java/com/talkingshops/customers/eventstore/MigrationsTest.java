package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release knows versions 1 and 2; a newer one has been there. */
class MigrationsTest {

    private final String database = TestDatabase.freshUrl();

    @TempDir
    private Path older;

    @TempDir
    private Path newer;

    @BeforeEach
    void release() throws Exception {
        both("V1__shop.sql", "create table shop (name text);");
        both("V2__more.sql", "alter table shop add city text;");
    }

    @Test
    void bringTheTablesToTheFormOfTheRelease() throws Exception {
        // when
        Migrations.run(flyway(older));

        // then
        execute("insert into shop.shop (name, city) values ('Corner', 'Pune')");
    }

    @Test
    void lookOnceAtWhatIsAsItIsMeantToBe() {
        // given
        Migrations.run(flyway(older));
        var migrated = new ArrayList<Event>();

        // when
        Migrations.run(Flyway.configure()
                .configuration(flyway(older).getConfiguration())
                .callbacks(new Heard(migrated))
                .load());

        // then
        assertThat(migrated).isEmpty();
    }

    /** When Flyway migrates, whatever comes of it. */
    private record Heard(List<Event> migrated) implements Callback {

        @Override
        public boolean supports(Event event, Context context) {
            return event == Event.BEFORE_MIGRATE;
        }

        @Override
        public boolean canHandleInTransaction(Event event, Context context) {
            return true;
        }

        @Override
        public void handle(Event event, Context context) {
            migrated.add(event);
        }

        @Override
        public String getCallbackName() {
            return "heard";
        }
    }

    @ParameterizedTest
    @CsvSource({"V3__more.sql, add land text", "V3__no_city__readable_from_2.sql, drop city"})
    void leaveWhatTheReleaseCanWorkWith(String name, String change) throws Exception {
        // given
        newer(name, "alter table shop " + change + ";");
        newer("V4__street.sql", "alter table shop add street text;");
        Migrations.run(flyway(newer));

        // when
        Migrations.run(flyway(older));

        // then
        execute("insert into shop.shop (name, street) values ('Corner', 'Main Street')");
    }

    @Test
    void refuseWhatTheReleaseCannotReadWhateverCameThen() throws Exception {
        // given
        newer("V2_1__town.sql", "alter table shop add town text;");
        newer("V3__no_city__readable_from_2_1.sql", "alter table shop drop city;");
        newer("V4__no_index__readable_from_1.sql", "drop index if exists shop_name;");
        Migrations.run(flyway(newer));

        // then
        assertThatThrownBy(() -> Migrations.run(flyway(older)))
                .isInstanceOf(NewerTablesException.class)
                .hasMessage(
                        "The database was used by a newer release (schema version 4 of shop), whose tables can be read by releases that know version 2.1, and this one knows 2: start that release, or any that knows version 2.1.");
    }

    @Test
    void stillValidateWhatTheReleaseKnows() throws Exception {
        // given
        newer("V2__more.sql", "alter table shop add city text default 'Pune';");
        newer("V3__street.sql", "alter table shop add street text;");
        Migrations.run(flyway(newer));

        // then
        assertThatThrownBy(() -> Migrations.run(flyway(older)))
                .isInstanceOf(FlywayValidateException.class)
                .hasMessageContaining("version 2");
    }

    private void both(String name, String sql) throws Exception {
        Files.writeString(older.resolve(name), sql);
        newer(name, sql);
    }

    private void newer(String name, String sql) throws Exception {
        Files.writeString(newer.resolve(name), sql);
    }

    private Flyway flyway(Path release) {
        return Flyway.configure()
                .dataSource(database, null, null)
                .schemas("shop")
                .locations("filesystem:" + release)
                .load();
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(database)) {
            connection.createStatement().execute(statement);
        }
    }
}
