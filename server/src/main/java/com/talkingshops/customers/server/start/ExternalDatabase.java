package com.talkingshops.customers.server.start;

import com.talkingshops.customers.server.failure.StartFailure;
import java.security.GeneralSecurityException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** A PostgreSQL of the user's own, tried once before a pool of connections and migrations are built on it. */
final class ExternalDatabase {

    private static final String PREFIX = "jdbc:postgresql:";
    private static final String PATIENCE_SECONDS = "10";

    /** What settings begin with of the database that is written to, and of a replica of it. */
    private static final String PRIMARY = "spring.datasource";

    private static final String REPLICA = "customers.read-datasource";

    static final String REPLICA_URL = REPLICA + ".url";

    /** Parameters of an address that tell how it is to be reached. A socket of this machine comes with a factory. */
    private static final List<String> SAYS_FOR_ITSELF = List.of("sslmode", "ssl", "socketFactory");

    private static final Pattern LOOPBACK = Pattern.compile("(?i)|localhost|127\\.[0-9.]+|\\[?(::1|0:0:0:0:0:0:0:1)]?");

    private ExternalDatabase() {}

    /**
     * Opens one connection with what {@code spring.datasource.*} says.
     *
     * @return the address of the database, with what it takes that nobody in between reads along
     * @throws StartFailure if that does not work
     */
    static String requireReachable(Environment environment) {
        String given = given(environment, PRIMARY);
        String url = verified(PRIMARY, given);
        var properties = new Properties();
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        copy(environment, "spring.datasource.username", properties, "user");
        copy(environment, "spring.datasource.password", properties, "password");
        try (var connection = DriverManager.getConnection(url, properties)) {
            connection.getMetaData().getDatabaseProductVersion();
            return url;
        } catch (SQLException e) {
            throw new StartFailure(sentence(withoutParameters(url), e, !url.equals(given)), e);
        }
    }

    /**
     * The address of a replica, which need not be there at the start.
     *
     * @return with what it takes that nobody in between reads along; empty if there is none
     */
    static Optional<String> replica(Environment environment) {
        return StringUtils.hasText(environment.getProperty(REPLICA_URL))
                ? Optional.of(verified(REPLICA, given(environment, REPLICA)))
                : Optional.empty();
    }

    /** Beside a database that nobody else is told how to reach, nothing can be a replica of it. */
    static void requireNoReplica(Environment environment) {
        if (StringUtils.hasText(environment.getProperty(REPLICA_URL))) {
            throw new StartFailure(
                    "%s names a replica, and of the embedded database there is none: name the database that it replays with %s.url, or leave it away."
                            .formatted(REPLICA_URL, PRIMARY));
        }
    }

    private static String given(Environment environment, String which) {
        String given = environment.getRequiredProperty(which + ".url").strip();
        if (!given.startsWith(PREFIX)) {
            throw new StartFailure(
                    "%s.url has to begin with %s because this server keeps its data in PostgreSQL and in nothing else."
                            .formatted(which, PREFIX));
        }
        return given;
    }

    /**
     * The same address, with TLS and the proof that it is this database, unless it says for itself what it takes, or the database is on
     * this machine.
     *
     * @param which what the settings begin with that name it
     */
    static String verified(String which, String url) {
        Properties parsed = Driver.parseURL(url, new Properties());
        if (parsed == null || PGProperty.PG_HOST.getOrDefault(parsed).contains("@")) {
            // Without a word of the address: a password may be in it.
            throw new StartFailure(
                    "%1$s.url cannot be read: it has to be as jdbc:postgresql://host:5432/database, with user and password in %1$s.username and %1$s.password."
                            .formatted(which));
        }
        if (SAYS_FOR_ITSELF.stream().anyMatch(parsed::containsKey)) {
            return url;
        }
        boolean here = Arrays.stream(PGProperty.PG_HOST.getOrDefault(parsed).split(","))
                .allMatch(host -> LOOPBACK.matcher(host).matches());
        return here ? url : url + (url.contains("?") ? "&" : "?") + "sslmode=verify-full";
    }

    private static String sentence(String database, SQLException e, boolean insistedOnTls) {
        String reason = rootMessage(e);
        String state = String.valueOf(e.getSQLState());
        if (insistedOnTls && isOfTls(e)) {
            return "The database at %s does not prove by TLS who it is (%s): name the certificate of its authority with sslrootcert in spring.datasource.url, or say sslmode=disable there if nobody else reaches that network."
                    .formatted(database, reason);
        }
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

    private static boolean isOfTls(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return e instanceof SSLException
                || e instanceof GeneralSecurityException
                || message.contains("SSL")
                || message.contains("hostname")
                || e.getCause() != null && isOfTls(e.getCause());
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
