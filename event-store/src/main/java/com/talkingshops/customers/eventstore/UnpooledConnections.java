package com.talkingshops.customers.eventstore;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections to the database of a pool outside of it, which have the pool's user and none of its bounds. A data source that is no
 * Hikari pool with a URL gives those of its own.
 */
public final class UnpooledConnections extends AbstractDataSource {

    private static final int SECONDS_TO_CONNECT = 5;
    private static final String MIGRATIONS = "migrations";

    private final DataSource pool;
    private final String purpose;
    private final int millisOfSilence;

    /**
     * For something that is no request.
     *
     * @param purpose what the database's administrator sees they are for
     * @param millisOfSilence how long an answer may take, whatever the URL says; 0 for any time
     */
    UnpooledConnections(DataSource pool, String purpose, int millisOfSilence) {
        this.pool = pool;
        this.purpose = purpose;
        this.millisOfSilence = millisOfSilence;
    }

    /** For what changes tables: a statement may take any time, and so may a transaction that waits for it on another connection. */
    public static UnpooledConnections forMigrations(DataSource pool) {
        return new UnpooledConnections(pool, MIGRATIONS, 0);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var hikari = DataSourceUnwrapper.unwrap(pool, HikariConfigMXBean.class, HikariDataSource.class);
        Connection connection = hikari == null || hikari.getJdbcUrl() == null
                ? pool.getConnection()
                : DriverManager.getConnection(hikari.getJdbcUrl(), properties(hikari));
        try {
            connection.setNetworkTimeout(Runnable::run, millisOfSilence);
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Nobody else is known here. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private Properties properties(HikariDataSource hikari) {
        var properties = new Properties();
        properties.putAll(hikari.getDataSourceProperties());
        set(properties, PGProperty.USER, hikari.getUsername());
        set(properties, PGProperty.PASSWORD, hikari.getPassword());
        set(properties, PGProperty.APPLICATION_NAME, purpose);
        set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
        set(properties, PGProperty.CONNECT_TIMEOUT, Integer.toString(SECONDS_TO_CONNECT));
        return properties;
    }

    private static void set(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
