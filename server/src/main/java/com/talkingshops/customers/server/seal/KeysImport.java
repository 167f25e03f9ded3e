package com.talkingshops.customers.server.seal;

import com.talkingshops.customers.eventstore.Migrations;
import com.talkingshops.customers.eventstore.UnpooledConnections;
import com.talkingshops.customers.personal.KeyFileException;
import com.talkingshops.customers.personal.KeyImport;
import com.talkingshops.customers.personal.RootKeys;
import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.failure.StartFailure;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts exported keys in the place of those of an older backup, as soon as there are tables and before anything is read. The read
 * models of the backup go with its keys, for some of it is sealed under keys that are gone; they are built anew from the events.
 */
final class KeysImport implements FlywayMigrationStrategy {

    static final String PROPERTY = "customers.keys-import";

    private static final Logger LOG = LoggerFactory.getLogger(KeysImport.class);

    private final Path file;
    private final RootKeys root;
    private final DataSource dataSource;
    private final List<ReadModel> readModels;

    KeysImport(Path file, RootKeys root, DataSource dataSource, List<ReadModel> readModels) {
        this.file = file;
        this.root = root;
        this.dataSource = UnpooledConnections.forMigrations(dataSource);
        this.readModels = readModels;
    }

    @Override
    public void migrate(Flyway flyway) {
        Migrations.run(flyway);
        try {
            new TransactionTemplate(new JdbcTransactionManager(dataSource)).executeWithoutResult(status -> replace());
        } catch (KeyFileException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private void replace() {
        long keys = new KeyImport(root, dataSource).run(file);
        if (keys < 0) {
            LOG.warn("The keys in {} have been imported before, and are not again: remove {}", file, PROPERTY);
            return;
        }
        var database = new JdbcTemplate(dataSource);
        readModels.forEach(readModel -> forget(readModel, database));
        LOG.info("{} keys from {} are in the place of those that were here; read models are built anew", keys, file);
    }

    private static void forget(ReadModel readModel, JdbcTemplate database) {
        database.execute(
                "drop schema if exists %s, %s cascade".formatted(readModel.schema(), readModel.previousSchema()));
        database.update("delete from es.kept_read_model where read_model = ?", readModel.name());
        database.update(
                "delete from es.dead_letter where processing_group = ? or processing_group like ? || '.%'",
                readModel.name(), readModel.name());
        database.update("delete from es.token_entry where processor_name = ?", readModel.name());
        database.update(
                "update es.rebuild set state = 'cancelled', ended_at = now() where read_model = ? and ended_at is null",
                readModel.name());
    }
}
