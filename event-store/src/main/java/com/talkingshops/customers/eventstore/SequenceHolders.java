package com.talkingshops.customers.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who has drawn a position and not ended its transaction: {@code nextval} leaves a lock on the sequence until then.
 *
 * @param life when the database was started; another one, which took over or came back with less, gives positions again
 * @param transactions their virtual transactions
 */
record SequenceHolders(String life, Set<String> transactions) {

    private static final String LIFE = "select pg_postmaster_start_time()::text";
    private static final String HOLDERS = " from pg_locks as held"
            + " %s where locktype = 'relation' and granted and mode = 'RowExclusiveLock'"
            + " and database = (select oid from pg_database where datname = current_database())"
            + " and relation = pg_get_serial_sequence('es.domain_event_entry', 'global_index')::regclass";
    private static final String NAMES = LIFE + ", array(select virtualtransaction" + HOLDERS.formatted("") + ")";
    private static final String DETAILS = "select held.pid, application_name, xact_start"
            + HOLDERS.formatted("left join pg_stat_activity as session on session.pid = held.pid")
            + " and virtualtransaction = any (?)";

    /** All there are now. */
    static SequenceHolders now(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAMES);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new SequenceHolders(row.getString(1), Set.copyOf(List.of((String[])
                    row.getArray(2).getArray())));
        }
    }

    /** When the database was started that a connection goes to. */
    static String life(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIFE);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    /** What an operator wants to know about those of them that still hold the lock. */
    static List<HeldBack.Holder> details(Connection connection, Collection<String> virtualTransactions)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DETAILS)) {
            statement.setArray(1, connection.createArrayOf("text", virtualTransactions.toArray()));
            var details = new ArrayList<HeldBack.Holder>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Timestamp began = row.getTimestamp(3);
                    details.add(new HeldBack.Holder(
                            row.getInt(1), row.getString(2), began == null ? null : began.toInstant()));
                }
            }
            return details;
        }
    }
}
