package com.talkingshops.customers.server.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.query.readmodel.ReadModel;
import com.talkingshops.customers.server.http.RunningServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Readers of customers go from one table to another, and a copy has to take the place of all of them. */
class RebuildBesideReadersHttpTest {

    private static final RunningServer SERVER = RunningServer.shared();

    private final JdbcClient database = SERVER.context().getBean(JdbcClient.class);

    @Test
    void aCopyTakesOverThoughReadersGoFromOneTableToAnother() {
        // given
        var over = new AtomicBoolean();
        var transaction = new TransactionTemplate(SERVER.context().getBean(PlatformTransactionManager.class));
        var readers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            while (!over.get()) {
                                transaction.executeWithoutResult(status -> {
                                    readFor("1.5", "customer");
                                    readFor("0", "active_total");
                                });
                            }
                        },
                        task -> Thread.ofVirtual().start(task)))
                .toList();
        // then
        try {
            Rebuilding.of(SERVER, "customers");
        } finally {
            over.set(true);
        }
        assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(Duration.ofMinutes(1)));
    }

    @Test
    void readersBeginWithTablesThatThereAre() {
        var tables = database.sql("select schemaname || '.' || tablename from pg_tables")
                .query(String.class)
                .list();

        assertThat(SERVER.context().getBeansOfType(ReadModel.class).values())
                .hasSize(4)
                .flatMap(readModel -> readModel.readFirst().stream()
                        .map(table -> readModel.schema() + "." + table)
                        .toList())
                .hasSizeGreaterThan(4)
                .isSubsetOf(tables);
    }

    private void readFor(String seconds, String table) {
        database.sql("select pg_sleep(%s) from (select count(*) from rm_customers.%s) counted"
                        .formatted(seconds, table))
                .query()
                .singleRow();
    }
}
