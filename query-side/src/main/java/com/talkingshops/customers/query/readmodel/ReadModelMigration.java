package com.talkingshops.customers.query.readmodel;

import com.talkingshops.customers.eventstore.Migrations;
import com.talkingshops.customers.eventstore.UnpooledConnections;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the schema of every read model to what this release expects, unless a newer one has made more of it, before anything reads it. */
public final class ReadModelMigration {

    private final DataSource dataSource;
    private final Map<String, List<String>> ofThisRelease = new ConcurrentHashMap<>();

    ReadModelMigration(DataSource dataSource, List<ReadModel> readModels) {
        this.dataSource = UnpooledConnections.forMigrations(dataSource);
        readModels.forEach(readModel -> migrate(readModel, readModel.schema()));
    }

    /**
     * Creates or updates the tables of a read model in a schema.
     *
     * @throws OtherTablesException if they are those of another build
     * @throws com.talkingshops.customers.eventstore.NewerTablesException if they are those of a newer release, and this one cannot read them
     */
    public void migrate(ReadModel readModel, String schema) {
        try {
            Migrations.run(flyway(readModel, schema));
        } catch (FlywayValidateException e) {
            // Not dropped and filled anew by itself: readers would go without until that is done, so it is for the
            // operator to say when.
            throw new OtherTablesException(readModel, e);
        }
    }

    /** Which migrations make the tables of a read model in this release: script and checksum, in their order. */
    public List<String> ofThisRelease(ReadModel readModel) {
        return ofThisRelease.computeIfAbsent(
                readModel.name(),
                name -> Arrays.stream(
                                flyway(readModel, readModel.schema()).info().all())
                        .filter(one ->
                                one.getVersion() != null && one.getState().isResolved())
                        .map(one -> one.getScript() + " " + Objects.requireNonNullElse(one.getResolvedChecksum(), 0))
                        .toList());
    }

    private Flyway flyway(ReadModel readModel, String schema) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:readmodel/" + readModel.name())
                .load();
    }
}
