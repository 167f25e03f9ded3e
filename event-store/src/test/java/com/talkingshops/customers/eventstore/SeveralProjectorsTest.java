package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.CounterApplication.Counted;
import com.talkingshops.customers.eventstore.FragileLedgerApplication.Node;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two who project in one processing group. */
class SeveralProjectorsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Node node = FragileLedgerApplication.start(TestDatabase.freshUrl(), Doubles.class);

    /** Writes down twice of each number, beside the ledger. */
    @ProcessingGroup("ledger")
    static class Doubles {

        private final JdbcTemplate database;

        Doubles(JdbcTemplate database) {
            this.database = database;
            database.execute("create schema if not exists rm");
            database.execute("create table rm.doubled (no bigint generated always as identity, id text, value bigint)");
        }

        private record Doubled(String id, long value) {}

        @EventHandler
        void on(Counted event) {
            EventBatch.<Doubled>current(this, this::write).add(new Doubled(event.id(), 2L * event.to()));
        }

        private void write(List<Doubled> doubled) {
            for (Doubled one : doubled) {
                database.update("insert into rm.doubled (id, value) values (?, ?)", one.id(), one.value());
            }
        }
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private void settle() {
        var positions = node.bean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    private List<Long> doubled(String id) {
        return node.database()
                .sql("select value from rm.doubled where id = ? order by no")
                .param(id)
                .query(Long.class)
                .list();
    }

    @Test
    void writeEachWhatItHasCollected() {
        // when
        node.count("a", 3);
        settle();
        // then
        assertThat(node.ledger("a")).containsExactly(1, 2, 3);
        assertThat(doubled("a")).containsExactly(2L, 4L, 6L);
    }

    @Test
    void bothGoWithoutAnEventThatOneOfThemCannotTakeIn() {
        // given
        node.database()
                .sql("alter table rm.doubled add constraint refused check (id <> 'refused')")
                .update();
        // when
        node.count("refused", 1);
        node.count("other", 2);
        settle();
        // then
        assertThat(node.ledger("refused")).isEmpty();
        assertThat(node.letters("refused")).hasSize(1);
        assertThat(node.ledger("other")).containsExactly(1, 2);
        assertThat(doubled("other")).containsExactly(2L, 4L);
    }
}
