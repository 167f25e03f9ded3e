package com.talkingshops.customers.eventstore;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a schema to the form that this release knows, or leaves them as a newer release has made them if this one can work with
 * them. What a migration adds harms no earlier release. One that takes something away says in its name which version of the schema a release
 * has to know to do without, as {@code V21__former_names__readable_from_20.sql}; so that goes wherever the schema goes, with its history.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Pattern READABLE_FROM = Pattern.compile("__readable_from_(\\d+(?:_\\d+)*)\\.sql$");

    private Migrations() {}

    /**
     * Migrates what is older, validates what this release knows, and accepts what is newer and says that this release can read it.
     *
     * @throws NewerTablesException if it does not say so
     * @throws org.flywaydb.core.api.exception.FlywayValidateException if the tables are those of another build
     */
    public static void run(Flyway flyway) {
        Flyway patient = Flyway.configure()
                .configuration(flyway.getConfiguration())
                .ignoreMigrationPatterns("*:future")
                .load();
        List<MigrationInfo> found = List.of(patient.info().all());
        if (!found.stream().allMatch(Migrations::isAsItIsMeantToBe)) {
            patient.migrate();
            // Only now, since a newer release may have come first at any moment before.
            found = List.of(patient.info().all());
        }
        accept(String.join(", ", patient.getConfiguration().getSchemas()), found);
    }

    /** If all are, nothing is to be migrated, nor to be validated once more: each time takes connections, which is some of what a start takes. */
    private static boolean isAsItIsMeantToBe(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.SUCCESS
                        && migration.isChecksumMatching()
                        && migration.isDescriptionMatching()
                        && migration.isTypeMatching();
    }

    /** From which version on releases can work with the tables that a migration leaves; nothing if all can that could before. */
    public static Optional<MigrationVersion> readableFrom(String script) {
        return READABLE_FROM
                .matcher(script)
                .results()
                .findFirst()
                .map(found -> MigrationVersion.fromVersion(found.group(1)));
    }

    private static void accept(String schema, List<MigrationInfo> migrations) {
        MigrationVersion known =
                newest(migrations.stream().filter(one -> one.getState().isResolved()));
        MigrationVersion found = newest(migrations.stream());
        if (!found.isNewerThan(known)) {
            return;
        }
        Optional<MigrationVersion> from = migrations.stream()
                .filter(one -> !one.getState().isResolved())
                .flatMap(one -> readableFrom(one.getScript()).stream())
                .max(Comparator.naturalOrder());
        if (from.isPresent() && from.get().isNewerThan(known)) {
            throw new NewerTablesException(schema, found, from.get(), known);
        }
        LOG.info(
                "The tables of {} are those of a newer release, of schema version {}; this one knows version {} and works with them as they are",
                schema,
                found,
                known);
    }

    private static MigrationVersion newest(Stream<MigrationInfo> migrations) {
        return migrations
                .map(MigrationInfo::getVersion)
                .filter(version -> version != null)
                .max(Comparator.naturalOrder())
                .orElse(MigrationVersion.EMPTY);
    }
}
