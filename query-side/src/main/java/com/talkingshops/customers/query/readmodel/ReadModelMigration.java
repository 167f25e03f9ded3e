package com.talkingshops.customers.query.readmodel;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema of every read model to what this release expects, before anything reads it. */
public final class ReadModelMigration {

    private final DataSource dataSource;

    ReadModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        this.dataSource = dataSource;
        readModels.forEach(readModel -> migrate(readModel, readModel.schema()));
    }

    /** Creates or updates the tables of a read model in a schema. */
    public void migrate(ReadModel readModel, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:readmodel/" + readModel.name())
                // Tables of a newer release are refused; by default they would pass for ours.
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}
