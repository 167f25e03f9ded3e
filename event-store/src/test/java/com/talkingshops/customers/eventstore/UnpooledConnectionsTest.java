package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnpooledConnectionsTest {

    private final HikariDataSource pool = pool();

    private static HikariDataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(TestDatabase.freshUrl() + "&socketTimeout=1");
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '1s'");
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void letMigrationsTakeLongerThanOthersMayBeSilent() throws SQLException {
        assertThatThrownBy(() -> statement(pool, "select pg_sleep(2)"))
                .extracting("SQLState")
                .isEqualTo("08006");
        statement(UnpooledConnections.forMigrations(pool), "select pg_sleep(2)");
    }

    @Test
    void letMigrationsIdleInATransaction() throws SQLException {
        try (Connection connection = UnpooledConnections.forMigrations(pool).getConnection();
                var row = connection.createStatement().executeQuery("show idle_in_transaction_session_timeout")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("0");
        }
    }

    @Test
    void aPooledConnectionThatMayBeSilentIsAsOthersWhenItIsGivenBack() throws SQLException {
        int before;
        try (Connection connection = pool.getConnection()) {
            before = connection.getNetworkTimeout();
            // when
            Silence.allow(connection);
            connection.createStatement().execute("select pg_sleep(2)");
        }
        // then
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(before).isEqualTo(1_000);
        }
    }

    private static void statement(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
