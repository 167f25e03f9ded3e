package com.talkingshops.customers.query.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.TestDatabase;
import com.talkingshops.customers.query.directory.PieceContents.Listed;
import com.talkingshops.customers.query.directory.PieceKey;
import com.talkingshops.customers.query.readmodel.RowKey;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ListedTableTest {

    private static final String SHOP = "shop";
    private static final PieceKey PIECE = new PieceKey(new RowKey(SHOP, "segment"), 0);

    private Connection connection;
    private JdbcTemplate moment;

    @BeforeEach
    void begin() throws SQLException {
        connection = new DriverManagerDataSource(TestDatabase.freshUrl()).getConnection();
        connection.setAutoCommit(false);
        moment = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        moment.execute("create schema es");
        moment.execute("create table es.subject_key (tenant_id text, subject text, wrapped bytea)");
    }

    @AfterEach
    void end() throws SQLException {
        connection.close();
    }

    @Test
    void tellsWhoIsMissingWhoIsTooManyAndOfWhomItSaysSomethingElse() {
        assertThat(different(
                        List.of(listed("asha", "Asha"), listed("ravi", "Ravi"), listed("tara", "Tara")),
                        List.of(listed("asha", "Asha"), listed("meera", "Meera"), listed("tara", "Tara Rao"))))
                .containsExactly("meera is missing", "ravi is extra", "tara has another [text]");
    }

    @Test
    void doesNotMissWhoWasForgotten() {
        // given: sealed anew since, and in the copy not yet
        forgotten("meera");
        // then
        assertThat(different(List.of(listed("asha", "Asha")), List.of(listed("asha", "Asha"), listed("meera", ""))))
                .isEmpty();
    }

    @Test
    void tellsWhoWasForgottenAndIsStillListedThoughTheEventsSayThatNobodyIs() {
        // given
        forgotten("ravi");
        // then
        assertThat(different(List.of(listed("asha", "Asha"), listed("ravi", "Ravi")), List.of(listed("asha", "Asha"))))
                .containsExactly("ravi is extra");
    }

    private void forgotten(String customer) {
        moment.update("insert into es.subject_key values (?, ?, null)", SHOP, customer);
    }

    private List<String> different(List<Listed> live, List<Listed> copy) {
        var table = new ListedTable(moment);
        table.add(PIECE, live, true);
        table.add(PIECE, copy, false);
        var different = new TreeMap<String, String>();
        table.differences(row -> different.put(
                row.getString("id"),
                row.getBoolean("missing")
                        ? " is missing"
                        : row.getBoolean("extra")
                                ? " is extra"
                                : " has another "
                                        + Arrays.toString((String[])
                                                row.getArray("columns").getArray())));
        return different.entrySet().stream()
                .map(one -> one.getKey() + one.getValue())
                .toList();
    }

    private static Listed listed(String id, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return new Listed(id, 0, 1, 1, "vip", text.length, text, new byte[0]);
    }
}
