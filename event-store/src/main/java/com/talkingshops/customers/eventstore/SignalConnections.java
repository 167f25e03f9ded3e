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

/**
 * Opens connections to the database of a pool outside of the pool: one that listens is never given back, and one that sends
 * must not wait behind the requests that it sends for. A data source that is no Hikari pool with a URL gives one of its own.
 */
final class SignalConnections {

    private static final int SECONDS_TO_CONNECT = 5;
    private static final int SECONDS_TO_ANSWER = 5;

    private final DataSource dataSource;

    SignalConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Opens a connection that notices when the other end is gone: no answer may take longer than five seconds.
     *
     * @param purpose what the database's administrator sees it is for
     */
    Connection open(String purpose) throws SQLException {
        var pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
        Connection connection = pool == null || pool.getJdbcUrl() == null
                ? dataSource.getConnection()
                : DriverManager.getConnection(pool.getJdbcUrl(), properties(pool, purpose));
        connection.setAutoCommit(true);
        return connection;
    }

    /** Cuts a connection off at once, whatever its thread is waiting for. */
    static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It was gone already.
            }
        }
    }

    private static Properties properties(HikariDataSource pool, String purpose) {
        var properties = new Properties();
        properties.putAll(pool.getDataSourceProperties());
        set(properties, PGProperty.USER, pool.getUsername());
        set(properties, PGProperty.PASSWORD, pool.getPassword());
        set(properties, PGProperty.APPLICATION_NAME, purpose);
        set(properties, PGProperty.TCP_KEEP_ALIVE, "true");
        set(properties, PGProperty.CONNECT_TIMEOUT, Integer.toString(SECONDS_TO_CONNECT));
        set(properties, PGProperty.SOCKET_TIMEOUT, Integer.toString(SECONDS_TO_ANSWER));
        return properties;
    }

    private static void set(Properties properties, PGProperty property, @Nullable String value) {
        if (value != null) {
            property.set(properties, value);
        }
    }
}
