package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.core.env.Environment;

/** A PostgreSQL of the user's own, tried once before a pool of connections and migrations are built on it. */
final class ExternalDatabase {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String PATIENCE_SECONDS = "10";

    private ExternalDatabase() {}

    /**
     * Opens one connection with what {@code spring.datasource.*} says.
     *
     * @throws StartFailure if that does not work
     */
    static void requireReachable(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url").strip();
        if (!url.startsWith(PREFIX)) {
            throw new StartFailure(
                    "spring.datasource.url has to begin with %s because this server keeps its data in PostgreSQL and in nothing else."
                            .formatted(PREFIX));
        }
        var properties = new Properties();
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        copy(environment, "spring.datasource.username", properties, "user");
        copy(environment, "spring.datasource.password", properties, "password");
        try (var connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new StartFailure(sentence(withoutParameters(url), e), e);
        }
    }

    private static String sentence(String database, SQLException e) {
        String reason = rootMessage(e);
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28") || reason.contains("no password was provided")) {
            return "The database at %s does not accept the user or the password (%s): correct spring.datasource.username and spring.datasource.password."
                    .formatted(database, reason);
        }
        if (state.equals("3D000")) {
            return "The database at %s does not exist: create it, or correct spring.datasource.url."
                    .formatted(database);
        }
        return "The database at %s cannot be reached (%s): start it, or correct spring.datasource.url."
                .formatted(database, reason);
    }

    private static void copy(Environment environment, String from, Properties properties, String to) {
        String value = environment.getProperty(from);
        if (value != null) {
            properties.setProperty(to, value);
        }
    }

    /** Parameters may hold a password. */
    private static String withoutParameters(String url) {
        String database = url.substring("jdbc:".length());
        int parameters = database.indexOf('?');
        return parameters < 0 ? database : database.substring(0, parameters);
    }

    private static String rootMessage(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null
                ? String.valueOf(e.getMessage())
                        .replaceFirst("^FATAL: ", "")
                        .strip()
                        .replaceAll("\\.$", "")
                : rootMessage(cause);
    }
}
