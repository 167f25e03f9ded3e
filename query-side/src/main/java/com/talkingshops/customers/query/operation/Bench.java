package com.talkingshops.customers.query.operation;

import com.talkingshops.customers.eventstore.BackgroundWork;
import com.talkingshops.customers.eventstore.Replays;
import com.talkingshops.customers.query.operation.comparison.Comparison;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What whoever works on a copy of a read model works with. */
@Component
record Bench(
        RebuildTable table,
        ReportTable reports,
        KeptTable kept,
        NextSchema schema,
        Replays replays,
        Comparison comparison,
        RebuildSettings settings,
        BackgroundWork work,
        JdbcTemplate database,
        DataSource dataSource,
        PlatformTransactionManager transactions) {

    /** Shorter than PostgreSQL waits before it looks for a deadlock, in which a reader might be the one to go. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /**
     * Rests, and makes sure each second that the copy is still the owner's.
     *
     * @throws RebuildTable.NoLongerOurs once it is not
     */
    void rest(String readModel, String owner, Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(1)) {
            try {
                Thread.sleep(left.compareTo(A_SECOND) < 0 ? left : A_SECOND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The work on " + readModel + " was interrupted.", e);
            }
            table.requireOurs(readModel, owner);
        }
    }

    /**
     * Does something in a transaction in which the copy stays the owner's. On a busy machine some thousand events are worked on for
     * longer than whoever only looks may let the database wait.
     */
    void whileOurs(String readModel, String owner, Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            database.execute("set local idle_in_transaction_session_timeout = '10min'");
            table.hold(readModel, owner);
            work.run();
        });
    }
}
