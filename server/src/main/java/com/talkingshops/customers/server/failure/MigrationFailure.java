package com.talkingshops.customers.server.failure;

import com.talkingshops.customers.query.readmodel.OtherTablesException;
import java.util.regex.Pattern;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what it means when the tables in the database are not those that this release knows. */
final class MigrationFailure extends AbstractFailureAnalyzer<FlywayValidateException> {

    private static final Pattern VERSION = Pattern.compile("(?:version|locally:) ([0-9][0-9._]*)");

    @Override
    protected FailureAnalysis analyze(Throwable failure, FlywayValidateException cause) {
        return new FailureAnalysis(sentence(cause, findCause(failure, OtherTablesException.class)), null, failure);
    }

    /** Flyway tells the cases apart in its message only. */
    private static String sentence(FlywayValidateException cause, @Nullable OtherTablesException ofReadModel) {
        String message = String.valueOf(cause.getMessage());
        boolean differs = message.contains("checksum mismatch");
        if (message.contains("failed migration") && !differs) {
            return "An earlier update of the database's tables was broken off (schema version%s): restore the backup from before it, then start again."
                    .formatted(version(message));
        }
        return ofReadModel == null
                ? "The database's tables were made by another build (schema version%s differs from this release's): start the release that made them, or use another database."
                        .formatted(version(message))
                : "The tables of the read model %s were made by another build (schema version%s differs from this release's): start the release that made them, or drop the read model by hand, and it is built anew."
                        .formatted(ofReadModel.readModel(), version(message));
    }

    private static String version(String message) {
        var matcher = VERSION.matcher(message);
        return matcher.find() ? " " + matcher.group(1).replaceAll("[._]+$", "") : "";
    }
}
