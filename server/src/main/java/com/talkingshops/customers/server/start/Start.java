package com.talkingshops.customers.server.start;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** How the server starts, as a program of its own and in tests of just that. */
public final class Start {

    /** What others say of a failed start besides our one sentence, and what nobody needs to know. */
    private static final Map<String, Object> QUIET = Map.of(
            "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off",
            "logging.level.org.springframework.boot.autoconfigure.logging.ConditionEvaluationReportLogger", "warn",
            "logging.level.org.springframework.boot.web.server.servlet.context", "error",
            "logging.level.io.zonky", "warn",
            "logging.level.org.hibernate", "warn",
            "logging.level.org.springframework.data.repository", "warn",
            "logging.level.org.springframework.orm", "warn",
            "logging.level.org.flywaydb.core.internal", "warn",
            // Warns of tables of a newer release, of which we say whether this one can work with them.
            "logging.level.org.flywaydb.core.internal.command.DbMigrate", "error");

    private Start() {}

    /** An application that brings its database along unless it is given one. */
    public static SpringApplication of(Class<?> application) {
        // Whatever this machine's language: what the server says is English, and its figures have ASCII digits.
        Locale.setDefault(Locale.ROOT);
        var start = new SpringApplication(application);
        start.setDefaultProperties(QUIET);
        start.addListeners(new Settings());
        start.addInitializers(new TransportSecurity(), new DatabaseOfChoice());
        return start;
    }
}
