package com.talkingshops.customers.query.operation;

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
        JdbcTemplate database,
        DataSource dataSource,
        PlatformTransactionManager transactions) {

    /** Shorter than PostgreSQL waits before it looks for a deadlock, in which a reader might be the one to go. */
    static final Duration PATIENCE = Duration.ofMillis(500);

    /** Does something in a transaction in which the copy stays the owner's. */
    void whileOurs(String readModel, String owner, Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            table.hold(readModel, owner);
            work.run();
        });
    }
}
