package com.talkingshops.customers.eventstore;

import org.flywaydb.core.api.MigrationVersion;

/** Tells that a newer release has changed the tables in a way that this one cannot work with. */
public final class NewerTablesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerTablesException(String schema, MigrationVersion found, MigrationVersion readableFrom, MigrationVersion known) {
        super(
                "The database was used by a newer release (schema version %s of %s), whose tables can be read by releases that know version %s, and this one knows %s: start that release, or any that knows version %s."
                        .formatted(found, schema, readableFrom, known, readableFrom));
    }
}
