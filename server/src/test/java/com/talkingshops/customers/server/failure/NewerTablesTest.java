package com.talkingshops.customers.server.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.Errors;
import com.talkingshops.customers.server.OtherProcess;
import com.talkingshops.customers.server.http.RunningServer;
import com.talkingshops.customers.server.http.Shop;
import com.talkingshops.customers.server.start.Start;
import java.sql.DriverManager;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class NewerTablesTest {

    private final String database = TestDatabase.freshUrl();

    @Test
    void areWrittenAndReadIfTheySayThatTheyCanBe(CapturedOutput output) throws Exception {
        // given
        var before = RunningServer.start(database);
        var shop = before.newShop();
        String customer = shop.customer("9876543210", "Asha", "asha@example.com", "vip");
        before.stop();
        byANewerRelease("es", "V999__letters_note.sql", "alter table es.dead_letter add note text");
        byANewerRelease("es", "V1000__notes.sql", "create table es.note (id bigint primary key, text text not null)");
        byANewerRelease(
                "rm_customers",
                "V999__fewer_indexes__readable_from_1.sql",
                "create index of_tomorrow on rm_customers.customer (tenant_id)");

        execute(
                "create schema rm_visits_of_tomorrow; create table rm_visits_of_tomorrow.visit (id bigint primary key)");

        // when
        var after =
                RunningServer.start(database, "logging.level.com.talkingshops.customers.eventstore.Migrations=info");

        // then
        try {
            var client = after.holder(shop.apiKey());
            assertThat(client.get("/v1/customers/" + customer).expect(200).text("/name"))
                    .isEqualTo("Asha");
            var again = new Shop(shop.tenantId(), shop.apiKey(), client);
            String another = again.customer("9876543211", "Ravi", "ravi@example.com", "vip");
            assertThat(client.get("/v1/customers/" + another).expect(200).text("/name"))
                    .isEqualTo("Ravi");
            for (String tables : new String[] {
                "The tables of es are those of a newer release, of schema version 1000; this one knows version 18 and",
                "The tables of rm_customers are those of a newer release, of schema version 999; this one knows version 5 and"
            }) {
                assertThat(output.getOut()).containsOnlyOnce(tables);
            }
            // Neither built anew nor taken away.
            execute("select * from es.note");
            execute("select * from rm_visits_of_tomorrow.visit");
            execute("drop index rm_customers.of_tomorrow");
        } finally {
            after.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"es, db/migration/es, 18", "rm_customers, readmodel/customers, 5"})
    void endTheStartWithASentenceIfTheySayThatTheyCannotBeRead(String schema, String migrations, String known)
            throws Exception {
        // given
        migrate(schema, migrations);
        byANewerRelease(schema, "V999__of_tomorrow__readable_from_998.sql", "select 1");

        // when
        try (var server = OtherProcess.start(CustomerManagement.class, arguments())) {

            // then
            String errors = server.errors();
            assertThat(errors.lines().filter(line -> line.startsWith("Cannot start:")))
                    .containsExactly(
                            "Cannot start: The database was used by a newer release (schema version 999 of %s), whose tables can be read by releases that know version 998, and this one knows %s: start that release, or any that knows version 998."
                                    .formatted(schema, known));
            assertThat(errors).doesNotContain("\tat ");
            assertThat(server.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void areToldApartFromTablesOfAReadModelThatAnotherBuildMade(CapturedOutput output) throws Exception {
        // given
        migrate("rm_statistics", "readmodel/statistics");
        execute("update rm_statistics.flyway_schema_history set checksum = 1 where version = '1'");

        // when
        assertThatThrownBy(() -> Start.of(CustomerManagement.class).run(arguments()));

        // then
        assertThat(Errors.in(output))
                .isEqualTo(
                        "Cannot start: The tables of the read model statistics were made by another build (schema version 1 differs from this release's): start the release that made them, or drop the read model by hand, and it is built anew.\n");
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    private String[] arguments() {
        return new String[] {
            "--server.port=0",
            "--spring.datasource.url=" + database,
            "--customers.admin-api-key=0123456789abcdef0123456789abcdef",
            "--customers.root-key=" + RootKeySet.fresh().text()
        };
    }

    private void migrate(String schema, String migrations) {
        Flyway.configure()
                .dataSource(database, null, null)
                .schemas(schema)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
    }

    private void byANewerRelease(String schema, String script, String change) throws Exception {
        execute(change);
        execute("insert into " + schema + ".flyway_schema_history"
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " select max(installed_rank) + 1, substring('" + script
                + "' from '^V([0-9]+)'), 'of tomorrow', 'SQL', '"
                + script + "', 1, 'somebody', 1, true from " + schema + ".flyway_schema_history");
    }

    private void execute(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(database)) {
            connection.createStatement().execute(statement);
        }
    }
}
