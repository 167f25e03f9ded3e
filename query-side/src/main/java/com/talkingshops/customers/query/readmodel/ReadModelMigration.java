package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.eventstore.UnpooledConnections;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema of every read model to what this release expects, before anything reads it. */
public final class ReadModelMigration {

    private final DataSource dataSource;

    ReadModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        this.dataSource = UnpooledConnections.forMigrations(dataSource);
        readModels.forEach(readModel -> migrate(readModel, readModel.schema()));
    }

    /**
     * Creates or updates the tables of a read model in a schema.
     *
     * @throws OtherTablesException if they are not those of this release
     */
    public void migrate(ReadModel readModel, String schema) {
        var flyway = Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:readmodel/" + readModel.name())
                // Tables of a newer release are refused; by default they would pass for ours.
                .ignoreMigrationPatterns(new String[0])
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            // Not dropped and filled anew by itself: readers would go without until that is done, so it is for the
            // operator to say when.
            throw new OtherTablesException(readModel, e);
        }
    }
}
