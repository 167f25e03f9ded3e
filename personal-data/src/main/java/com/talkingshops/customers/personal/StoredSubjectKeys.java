package com.talkingshops.customers.personal;

import com.talkingshops.customers.personal.KeyRef.Linked;
import com.talkingshops.customers.personal.KeyRef.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Persons' keys as they rest. Read by JDBC alone: Spring would keep the connection for as long as the caller's transaction lasts, and
 * there are few.
 */
final class StoredSubjectKeys {

    private static final String COLUMNS =
            "select k.tenant_id, k.subject, k.version, k.link, k.wrapped from es.subject_key k ";
    private static final String BY_NAME = COLUMNS
            + "join unnest(?::text[], ?::text[]) as wanted (tenant_id, subject)"
            + " on k.tenant_id = wanted.tenant_id and k.subject = wanted.subject";
    private static final String BY_LINK = COLUMNS
            + "join unnest(?::text[], ?::uuid[]) as wanted (tenant_id, link)"
            + " on k.tenant_id = wanted.tenant_id and k.link = wanted.link";

    private final DataSource dataSource;

    StoredSubjectKeys(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A row.
     *
     * @param wrapped {@code null} of a person who is forgotten
     */
    record Row(
            String tenant,
            String subject,
            int version,
            @Nullable UUID link,
            byte @Nullable [] wrapped) {}

    List<Row> named(List<Named> refs) {
        return refs.isEmpty() ? List.of() : read(BY_NAME, refs, Named::subject);
    }

    List<Row> linked(List<Linked> refs) {
        return refs.isEmpty()
                ? List.of()
                : read(BY_LINK, refs, ref -> ref.link().toString());
    }

    private <T extends KeyRef> List<Row> read(String sql, List<T> refs, Function<T, String> name) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, texts(connection, refs, KeyRef::tenant));
            statement.setArray(2, texts(connection, refs, name));
            var rows = new ArrayList<Row>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            row.getString(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getObject(4, UUID.class),
                            row.getBytes(5)));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new SQLStateSQLExceptionTranslator().translate("Keys could not be read.", sql, e);
        }
    }

    private static <T> java.sql.Array texts(Connection connection, List<T> refs, Function<? super T, String> part)
            throws SQLException {
        return connection.createArrayOf("text", refs.stream().map(part).toArray());
    }
}
