package com.talkingshops.customers.eventstore.chain;

import static com.talkingshops.customers.eventstore.chain.ChainedHistory.append;
import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.OtherProcess;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every event comes into the chain, once, in the order of positions, whoever chains and whatever ends in the middle. */
class ChainingTest {

    private static final boolean FULL = "full".equals(System.getProperty("test.size"));
    private static final int WRITERS = 4;
    private static final int EACH = FULL ? 20_000 : 300;
    private static final byte[] PAYLOAD = {1, 2, 3};

    private final ChainedHistory history = new ChainedHistory();

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void eachTenantHasAChainOfItsOwnAndWhatIsNobodysIsTheSystems() throws SQLException {
        // given
        try (Connection connection = history.transaction()) {
            append(connection, "one", "a", 0, PAYLOAD);
            append(connection, "other", "b", 0, PAYLOAD);
            append(connection, null, "c", 0, PAYLOAD);
            append(connection, "one", "a", 1, PAYLOAD);
            connection.commit();
        }
        // when
        history.chain();
        // then
        assertThat(history.database()
                        .sql(
                                "select partition || ' ' || number || ' ' || ordinal from es.chain_link order by global_index")
                        .query(String.class)
                        .list())
                .containsExactly("one 1 1", "other 1 2", "system 1 3", "one 2 4");
        assertThat(history.verify(List.of()).first()).isNull();
    }

    @Test
    void waitsForWhatIsCommittedLateAndPassesWhatIsRolledBack() throws SQLException {
        try (Connection late = history.transaction();
                Connection doomed = history.transaction();
                Connection quick = history.transaction()) {
            Chaining node = history.node();
            // given
            append(late, "one", "late", 0, PAYLOAD);
            append(doomed, "one", "doomed", 0, PAYLOAD);
            append(quick, "one", "quick", 0, PAYLOAD);
            quick.commit();
            doomed.rollback();
            // when
            node.turn();
            assertThat(history.links()).isZero();
            late.commit();
            node.turn();
            // then
            assertThat(history.chained()).containsExactly(1L, 3L);
            assertThat(history.verify(List.of()).first()).isNull();
        }
    }

    @Test
    void anEventFarBehindTheOthersIsNoReasonToPassThese() throws SQLException {
        // given
        history.appendSome("first", 5, new Random(1));
        history.database().sql("""
                        insert into es.domain_event_entry (global_index, event_identifier, aggregate_identifier,
                                sequence_number, type, time_stamp, payload_type, payload, meta_data)
                        overriding system value values (1000000, 'x', 'x', 0, 'T', 'now', 't', '', '')
                        """).update();
        // when
        history.chain();
        history.appendSome("second", 5, new Random(2));
        history.chain();
        // then
        assertThat(history.links()).isEqualTo(10);
        assertThat(history.verify(List.of()).first())
                .extracting(Finding::kind, Finding::globalIndex)
                .containsExactly(Kind.INSERTED, 1_000_000L);
    }

    @Test
    void anEventOfATenantWithANameOfAnyLengthKeepsNoneOut() throws SQLException {
        // given
        var random = new Random(1);
        String name = random.ints(10_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (Connection connection = history.transaction()) {
            append(connection, name, "a", 0, PAYLOAD);
            append(connection, "one", "b", 0, PAYLOAD);
            connection.commit();
        }
        // when
        history.chain();
        // then
        assertThat(history.links()).isEqualTo(2);
        assertThat(history.verify(List.of()).first()).isNull();
    }

    @Test
    void aCheckTellsHowFarTheChainIsAndHowManyEventsAreNotInIt() throws SQLException {
        // given
        history.appendSome("first", 10, new Random(1));
        history.chain();
        history.appendSome("second", 5, new Random(2));
        // when
        Outcome outcome = history.verify(List.of());
        // then
        assertThat(outcome)
                .extracting(Outcome::events, Outcome::position, Outcome::unchained, Outcome::first)
                .containsExactly(10L, history.chained().getLast(), 5L, null);
    }

    @Test
    void linksThatACrashHasLostAreMadeAgainByTheNodeThatMadeThem() throws SQLException {
        // given
        Chaining node = history.node();
        history.appendSome("first", 10, new Random(1));
        node.turn();
        List<Long> chained = history.chained();
        // when
        comesBackWith(5);
        node.turn();
        // then
        assertThat(history.chained()).isEqualTo(chained);
        assertThat(history.verify(List.of()).first()).isNull();
    }

    @Test
    void aDatabaseThatTookOverWithLessIsWaitedForAnew() throws SQLException {
        // given
        Chaining node = history.node();
        history.appendSome("first", 10, new Random(1));
        node.turn();
        comesBackWith(5);
        long last = history.chained().getLast();
        history.database()
                .sql("delete from es.domain_event_entry where global_index > ?")
                .param(last)
                .update();
        history.database()
                .sql("select setval(pg_get_serial_sequence('es.domain_event_entry', 'global_index'), ?)")
                .param(last)
                .query(Long.class)
                .single();
        try (Connection late = history.transaction();
                Connection quick = history.transaction()) {
            append(late, "one", "late", 0, PAYLOAD);
            append(quick, "one", "quick", 0, PAYLOAD);
            quick.commit();
            // when
            node.turn();
            late.commit();
            node.turn();
        }
        // then
        assertThat(history.chained()).hasSize(7).endsWith(last + 1, last + 2);
        assertThat(history.verify(List.of()).first()).isNull();
    }

    private void comesBackWith(int links) {
        history.database()
                .sql("delete from es.chain_link where ordinal > ?")
                .param(links)
                .update();
        history.database()
                .sql("update es.chain_state set links = ?, position = (select max(global_index) from es.chain_link)")
                .param(links)
                .update();
    }

    @Test
    void twoNodesAtOnceMakeOneChain() {
        // given
        var writing = CompletableFuture.allOf(IntStream.range(0, WRITERS)
                .mapToObj(writer -> inThread(() -> history.appendSome("w" + writer, EACH, new Random(writer))))
                .toArray(CompletableFuture[]::new));
        // when
        var chaining = IntStream.range(0, 2)
                .mapToObj(i -> inThread(() -> {
                    Chaining node = history.node();
                    while (!writing.isDone()) {
                        node.turn();
                    }
                }))
                .toList();
        writing.join();
        chaining.forEach(CompletableFuture::join);
        // then
        isWhole(WRITERS * EACH);
    }

    @Test
    void aNodeThatIsKilledInTheMiddleIsFollowedByAnother() {
        // given
        var writing = CompletableFuture.allOf(IntStream.range(0, WRITERS)
                .mapToObj(writer -> inThread(() -> history.appendSome("w" + writer, EACH, new Random(writer))))
                .toArray(CompletableFuture[]::new));
        // when
        for (int i = 1; i <= 2; i++) {
            long before = history.links();
            OtherProcess node = OtherProcess.start(ChainNode.class, history.url());
            while (history.links() == before && node.isRunning() && history.links() < history.events()) {
                Thread.onSpinWait();
            }
            node.kill();
        }
        writing.join();
        // then
        isWhole(WRITERS * EACH);
    }

    private void isWhole(long events) {
        history.chain();
        // What was open when the first proof began is gone now.
        history.chain();
        assertThat(history.events()).isEqualTo(events);
        assertThat(history.links()).isEqualTo(events);
        assertThat(history.chained()).isSorted();
        assertThat(history.verify(List.of()).first()).isNull();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> inThread(Work work) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    /** A node in a process of its own: chains until it is killed. */
    static final class ChainNode {

        private ChainNode() {}

        static void main(String[] arguments) {
            try (var history = new ChainedHistory(arguments[0])) {
                Chaining node = history.node();
                while (!Thread.currentThread().isInterrupted()) {
                    node.turn();
                }
            }
        }
    }
}
