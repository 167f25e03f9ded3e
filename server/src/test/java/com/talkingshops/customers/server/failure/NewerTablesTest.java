package com.talkingshops.customers.server.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.personal.RootKeySet;
import com.talkingshops.customers.server.CustomerManagement;
import com.talkingshops.customers.server.Errors;
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

    @ParameterizedTest
    @CsvSource({"es, db/migration/es", "rm_customers, readmodel/customers"})
    void endTheStartWithASentence(String schema, String migrations, CapturedOutput output) throws Exception {
        // given
        Flyway.configure()
                .dataSource(database, null, null)
                .schemas(schema)
                .locations("classpath:" + migrations)
                .load()
                .migrate();
        execute("insert into " + schema + ".flyway_schema_history"
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'somebody', 1, true)");

        // when
        assertThatThrownBy(this::start);

        // then
        assertThat(Errors.in(output))
                .isEqualTo(
                        "Cannot start: The database was used by a newer release (schema version 999), which this release cannot read: start that release or a later one.\n");
        assertThat(output.getOut()).doesNotContain("\tat ");
    }

    @Test
    void areToldApartFromTablesOfAReadModelThatAnotherBuildMade(CapturedOutput output) throws Exception {
        // given
        Flyway.configure()
                .dataSource(database, null, null)
                .schemas("rm_statistics")
                .locations("classpath:readmodel/statistics")
                .load()
                .migrate();
        execute("update rm_statistics.flyway_schema_history set checksum = 1 where version = '1'");

        // when
        assertThatThrownBy(this::start);

        // then
        assertThat(Errors.in(output))
                .isEqualTo(
                        "Cannot start: The tables of the read model statistics were made by another build (schema version 1 differs from this release's): start the release that made them, or drop the read model by hand, and it is built anew.\n");
    }

    private void start() {
        Start.of(CustomerManagement.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--customers.admin-api-key=0123456789abcdef0123456789abcdef",
                        "--customers.root-key=" + RootKeySet.fresh().text());
    }

    private void execute(String statement) throws Exception {
        try (var connection = DriverManager.getConnection(database)) {
            connection.createStatement().execute(statement);
        }
    }
}
