package com.talkingshops.customers.server.failure;

import java.util.regex.Pattern;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what it means when the tables in the database are not those that this release knows. */
final class MigrationFailure extends AbstractFailureAnalyzer<FlywayValidateException> {

    private static final Pattern VERSION = Pattern.compile("(?:version|locally:) ([0-9][0-9._]*)");

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
        return new FailureAnalysis(sentence(cause), null, failure);
    }

    private static String sentence(FlywayValidateException cause) {
        ErrorCode code = cause.getErrorCode();
        if (code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                || code == CoreErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED) {
            return "The database was used by a newer release (schema version%s), which this release cannot read: start that release or a later one."
                    .formatted(version(cause));
        }
        if (code == CoreErrorCode.FAILED_VERSIONED_MIGRATION || code == CoreErrorCode.FAILED_REPEATABLE_MIGRATION) {
            return "An earlier update of the database's tables was broken off (schema version%s): restore the backup from before it, then start again."
                    .formatted(version(cause));
        }
        return "The database's tables were made by another build (schema version%s differs from this release's): start the release that made them, or use another database."
                .formatted(version(cause));
    }

    private static String version(FlywayValidateException cause) {
        var matcher = VERSION.matcher(String.valueOf(cause.getMessage()));
        return matcher.find() ? " " + matcher.group(1).replaceAll("[._]+$", "") : "";
    }
}
