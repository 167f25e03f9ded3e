package com.talkingshops.customers.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.eventstore.DeadLetters.Letter;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome.Done;
import com.talkingshops.customers.eventstore.DeadLetters.Outcome.Unknown;
import com.talkingshops.customers.eventstore.FragileLedgerApplication.Ledger;
import com.talkingshops.customers.eventstore.FragileLedgerApplication.Node;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

class DeadLettersTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final String url = TestDatabase.freshUrl();
    private Node node = FragileLedgerApplication.start(url);

    @AfterEach
    void stop() {
        node.close();
    }

    private void refuse(String id) {
        node.database()
                .sql("alter table rm.ledger add constraint refused check (id <> '" + id + "') not valid")
                .update();
    }

    private void refuseNobody() {
        node.database().sql("alter table rm.ledger drop constraint refused").update();
    }

    private void cannotBear(String id) {
        node.bean(Ledger.class).unbearable = event -> event.id().equals(id);
    }

    private void settle() {
        var positions = node.bean(ReadPositions.class);
        assertThat(positions.await(positions.head(), SOON)).isTrue();
    }

    private void awaitNoLetters() {
        Awaitility.await()
                .atMost(SOON)
                .until(() ->
                        node.bean(DeadLetters.class).find(null, 1, 1).letters().isEmpty());
    }

    @Test
    void takesInWhatOthersCountWhileTheTableRefusesOne() {
        // given
        refuse("refused");
        // when
        node.count("refused", 1);
        node.count("other", 2);
        node.count("refused", 2);
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1, 2);
        assertThat(node.ledger("refused")).isEmpty();
        assertThat(node.letters("refused")).extracting(Letter::index).hasSize(3).isSorted();
        assertThat(node.bean(DeadLetters.class).byProcessor()).containsEntry("ledger", 3L);
    }

    @Test
    void tellsOfTheFailureAndOfNoValue() {
        // given
        refuse("secret");
        // when
        node.count("secret", 1);
        settle();
        // then
        Letter letter = node.letters("secret").getFirst();
        assertThat(letter.cause()).isEqualTo("org.postgresql.util.PSQLException");
        assertThat(letter.causeDetail()).contains("SQLState 23514", "constraint refused", "Ledger.write");
        assertThat(letter.eventType()).isEqualTo("counted");
        assertThat(letter.position()).isEqualTo(node.bean(ReadPositions.class).head());
        assertThat(node.database()
                        .sql("select coalesce(cause_type, '') || coalesce(cause_message, '') from es.dead_letter")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("secret"));
    }

    @Test
    void takesInWhatOthersCountWhileAHandlerThrowsForOne() {
        // given
        cannotBear("unbearable");
        // when
        node.count("unbearable", 2);
        node.count("other", 1);
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.ledger("unbearable")).isEmpty();
        assertThat(node.letters("unbearable")).hasSize(2);
        assertThat(node.letters("unbearable").getFirst().cause()).isEqualTo("java.lang.IllegalStateException");
        assertThat(node.letters("unbearable").getFirst().causeDetail()).contains("Ledger.on");
    }

    @Test
    void takesLettersInByItselfInOrderAndOnceWhenTheCauseIsGone() {
        // given
        refuse("refused");
        node.count("refused", 3);
        settle();
        node.count("refused", 2);
        settle();
        // when
        refuseNobody();
        awaitNoLetters();
        node.count("refused", 1);
        settle();
        // then
        assertThat(node.ledger("refused")).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void takesLettersInByItselfWhenTheHandlerBearsThem() {
        // given
        cannotBear("unbearable");
        node.count("unbearable", 2);
        settle();
        // when
        cannotBear("nobody");
        awaitNoLetters();
        // then
        assertThat(node.ledger("unbearable")).containsExactly(1, 2);
    }

    @Test
    void writesWhatComesBeforeTheFailingEventOfABatchAndKeepsWhatFollows() {
        // given
        node.database()
                .sql("alter table rm.ledger add constraint refused check (id <> 'third' or reached <> 3) not valid")
                .update();
        // when
        node.count("third", 5);
        settle();
        // then
        assertThat(node.ledger("third")).containsExactly(1, 2);
        assertThat(node.letters("third")).hasSize(3);
        // and when
        refuseNobody();
        awaitNoLetters();
        // then
        assertThat(node.ledger("third")).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void findsOneBadEventInAThousandWithFewWrites() {
        // given
        node.rest();
        refuse("refused");
        node.count("many", 500);
        node.count("refused", 1);
        node.count("many", 499);
        int before = node.bean(Ledger.class).writes.get();
        // when
        node.processor().start();
        settle();
        // then
        assertThat(node.ledger("many")).hasSize(999).isSorted();
        assertThat(node.letters("refused")).hasSize(1);
        assertThat(node.bean(Ledger.class).writes.get() - before).isLessThan(30);
    }

    @Test
    void isLateInsteadOfEmptyWhereAsManyFailAsThereMayBe() {
        // given
        node.database()
                .sql("alter table rm.ledger add constraint refused check (id not like 'full-%') not valid")
                .update();
        node.count("full-0", 1);
        settle();
        node.database().sql("""
                insert into es.dead_letter
                      (dead_letter_id, processing_group, sequence_identifier, sequence_index, message_type, event_identifier,
                       time_stamp, payload_type, payload, meta_data, type, aggregate_identifier, sequence_number,
                       token_type, token, enqueued_at, last_touched, cause_type, cause_message, diagnostics, due_at)
                select gen_random_uuid()::text, processing_group, 'full-' || n, 0, message_type, event_identifier,
                       time_stamp, payload_type, payload, meta_data, type, aggregate_identifier, sequence_number,
                       token_type, token, enqueued_at, last_touched, cause_type, cause_message, diagnostics,
                       now() + interval '1 hour'
                  from es.dead_letter, generate_series(1, 9999) as n
                """).update();
        // when
        node.count("full-last", 1);
        node.count("other", 1);
        // then
        var positions = node.bean(ReadPositions.class);
        assertThat(positions.await(positions.head(), Duration.ofSeconds(3))).isFalse();
        assertThat(node.ledger("other")).isEmpty();
        assertThat(node.letters("full-last")).isEmpty();
        // and when
        node.database()
                .sql("delete from es.dead_letter where sequence_identifier = 'full-1'")
                .update();
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.letters("full-last")).hasSize(1);
    }

    @Test
    void isLateInsteadOfEmptyWhileItsTableIsNotThere() {
        // given
        node.database().sql("alter table rm.ledger rename to elsewhere").update();
        // when
        node.count("late", 2);
        node.count("other", 1);
        // then
        Awaitility.await()
                .atMost(SOON)
                .until(() -> node.bean(FailingProcessors.class)
                        .causes()
                        .getOrDefault("ledger", "")
                        .contains("SQLState 42P01"));
        assertThat(node.bean(DeadLetters.class).byProcessor()).containsEntry("ledger", 0L);
        // and when
        node.database().sql("alter table rm.elsewhere rename to ledger").update();
        settle();
        // then
        assertThat(node.ledger("late")).containsExactly(1, 2);
        assertThat(node.ledger("other")).containsExactly(1);
    }

    @Test
    void lettersThatCannotBeTriedKeepNoOthersWaiting() {
        // given
        int atOnce = 100;
        cannotBearAnybody();
        for (int i = 0; i < atOnce; i++) {
            node.count("stuck-" + i, 1);
        }
        node.count("free", 1);
        settle();
        // when
        var ledger = node.bean(Ledger.class);
        ledger.beforeTaking = event -> {
            if (event.id().startsWith("stuck")) {
                throw new TransientDataAccessResourceException("away");
            }
        };
        node.database()
                .sql("update es.dead_letter set due_at = case when sequence_identifier = 'free' then now()"
                        + " else now() - interval '1 hour' end")
                .update();
        cannotBear("nobody");
        // then
        Awaitility.await().atMost(SOON).until(() -> node.letters("free").isEmpty());
        assertThat(node.ledger("free")).containsExactly(1);
        assertThat(node.letters("stuck-0")).hasSize(1);
    }

    private void cannotBearAnybody() {
        node.bean(Ledger.class).unbearable = event -> true;
    }

    @Test
    void whatFollowsInALongSequenceIsKeptAndStopsNobodyElse() {
        // given
        int many = 100_000;
        refuse("long");
        node.count("long", 1);
        settle();
        node.database().sql("""
                insert into es.dead_letter
                      (dead_letter_id, processing_group, sequence_identifier, sequence_index, message_type, event_identifier,
                       time_stamp, payload_type, payload, meta_data, type, aggregate_identifier, sequence_number,
                       token_type, token, enqueued_at, last_touched, diagnostics)
                select gen_random_uuid()::text, processing_group, sequence_identifier, sequence_index + n, message_type,
                       event_identifier, time_stamp, payload_type, payload, meta_data, type, aggregate_identifier,
                       sequence_number, token_type, token, enqueued_at, last_touched, diagnostics
                  from es.dead_letter, generate_series(1, :more) as n
                """).param("more", many - 1).update();
        // when
        node.count("long", 2);
        node.count("other", 1);
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.bean(DeadLetters.class).byProcessor()).containsEntry("ledger", many + 2L);
    }

    @Test
    void refusesAHandlerThatBreaksTheTransactionOfTheBatch() {
        // given
        node.bean(Ledger.class).beforeTaking =
                event -> node.database().sql("select 1 / 0").query().singleValue();
        // when
        node.count("any", 1);
        // then
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(node.processor().processingStatus().values())
                                .singleElement()
                                .extracting(EventTrackerStatus::getError)
                                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                                .hasMessageContaining("statement of its own"));
        // and when
        node.bean(Ledger.class).beforeTaking = event -> {};
        settle();
        // then
        assertThat(node.ledger("any")).containsExactly(1);
    }

    @Test
    void remembersOverARestart() {
        // given
        refuse("refused");
        node.count("refused", 1);
        settle();
        node.close();
        // when
        node = FragileLedgerApplication.start(url);
        node.count("refused", 1);
        node.count("other", 1);
        settle();
        // then
        assertThat(node.letters("refused")).hasSize(2);
        assertThat(node.ledger("other")).containsExactly(1);
        // and when
        refuseNobody();
        awaitNoLetters();
        // then
        assertThat(node.ledger("refused")).containsExactly(1, 2);
    }

    @Test
    void anotherNodeThatTakesTheProcessorOverKeepsTheOrder() {
        try (Node second = FragileLedgerApplication.start(url)) {
            second.standBy();
            // given
            refuse("refused");
            node.count("other", 1);
            settle();
            node.count("refused", 1);
            settle();
            // when
            node.rest();
            second.processor().start();
            node.count("refused", 1);
            var positions = second.bean(ReadPositions.class);
            assertThat(positions.await(positions.head(), SOON)).isTrue();
            // then
            assertThat(node.letters("refused")).hasSize(2);
            // and when
            refuseNobody();
            awaitNoLetters();
            // then
            assertThat(node.ledger("refused")).containsExactly(1, 2);
        }
    }

    @Test
    void aLostConnectionIsNobodysFault() {
        // given
        var cut = new AtomicBoolean(true);
        node.bean(Ledger.class).beforeWriting = () -> {
            if (cut.compareAndSet(true, false)) {
                node.database()
                        .sql("select pg_terminate_backend(pg_backend_pid())")
                        .query(Boolean.class)
                        .single();
            }
        };
        // when
        node.count("innocent", 2);
        settle();
        // then
        assertThat(cut).isFalse();
        assertThat(node.ledger("innocent")).containsExactly(1, 2);
        assertThat(node.letters("innocent")).isEmpty();
    }

    @Test
    void anEventThatCannotBeReadFailsForItselfAlone() {
        // given
        node.rest();
        node.count("unreadable", 1);
        node.count("other", 1);
        node.database()
                .sql("update es.domain_event_entry set payload = 'no json' where aggregate_identifier = 'unreadable'")
                .update();
        // when
        node.processor().start();
        settle();
        // then
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.letters("unreadable")).hasSize(1);
    }

    @Test
    void anEventWhoseMetadataCannotBeReadFailsForItselfAlone() {
        // given
        node.rest();
        node.count("before", 1);
        node.count("unreadable", 2);
        node.count("other", 1);
        metaData("no json");
        // when
        node.processor().start();
        settle();
        // then
        assertThat(node.ledger("before")).containsExactly(1);
        assertThat(node.ledger("other")).containsExactly(1);
        assertThat(node.letters("unreadable"))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.metaData()).isEmpty());
        // and when
        metaData("{}");
        awaitNoLetters();
        // then
        assertThat(node.ledger("unreadable")).containsExactly(1, 2);
    }

    private void metaData(String ofUnreadable) {
        node.database()
                .sql("update es.domain_event_entry set meta_data = convert_to(?, 'UTF8')"
                        + " where aggregate_identifier = 'unreadable'")
                .param(ofUnreadable)
                .update();
    }

    @Test
    void severalWhoTryAtOnceTakeALetterInOnce() {
        try (Node second = FragileLedgerApplication.start(url)) {
            second.standBy();
            // given
            refuse("refused");
            node.count("refused", 20);
            settle();
            String id = node.letters("refused").getFirst().id();
            refuseNobody();
            // when
            var tries = List.of(node, second, node, second).stream()
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> one.bean(DeadLetters.class).retry(id),
                            task -> Thread.ofPlatform().start(task)))
                    .toList();
            tries.forEach(CompletableFuture::join);
            awaitNoLetters();
            // then
            assertThat(node.ledger("refused")).hasSize(20).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void anAttemptInVainIsCountedAndPutsTheNextOneOff() {
        // given
        refuse("refused");
        node.count("refused", 1);
        settle();
        Letter letter = node.letters("refused").getFirst();
        // when
        var outcome = node.bean(DeadLetters.class).retry(letter.id());
        // then
        assertThat(outcome).isEqualTo(new Done(0, 1));
        Letter after = node.letters("refused").getFirst();
        assertThat(after.attempts()).isGreaterThan(letter.attempts());
        assertThat(after.lastTriedAt()).isAfter(letter.lastTriedAt());
        assertThat(after.enqueuedAt()).isEqualTo(letter.enqueuedAt());
    }

    @Test
    void whatFollowsADroppedLetterIsTakenIn() {
        // given
        node.database()
                .sql("alter table rm.ledger add constraint refused check (reached <> 2) not valid")
                .update();
        node.count("second", 3);
        settle();
        var letters = node.bean(DeadLetters.class);
        // when
        var dropped = letters.drop(node.letters("second").getFirst().id());
        awaitNoLetters();
        // then
        assertThat(dropped).isEqualTo(new Done(0, 1));
        assertThat(node.ledger("second")).containsExactly(1, 3);
        assertThat(letters.drop("nobody's")).isEqualTo(new Unknown());
        assertThat(letters.retry("nobody's")).isEqualTo(new Unknown());
    }

    @Test
    void takesInLettersOfAnEarlierReleaseInTheFormThatEventsHaveNow() {
        // given
        refuse("refused");
        node.count("refused", 2);
        settle();
        node.database().sql("""
                update es.domain_event_entry
                   set payload_type = 'tallied',
                       payload = convert_to(replace(convert_from(payload, 'UTF8'), '"to":', '"tally":'), 'UTF8')
                 where aggregate_identifier = 'refused'
                """).update();
        // when
        refuseNobody();
        awaitNoLetters();
        // then
        assertThat(node.ledger("refused")).containsExactly(1, 2);
    }

    @Test
    void forgetsLettersOfWhichUpcastersLeaveNothing() {
        // given
        refuse("refused");
        node.count("refused", 1);
        settle();
        // when
        node.database()
                .sql(
                        "update es.domain_event_entry set payload_type = 'given-up' where aggregate_identifier = 'refused'")
                .update();
        // then
        awaitNoLetters();
        assertThat(node.ledger("refused")).isEmpty();
    }

    @Test
    void knowsWhichEventsAreAmongTheLetters() {
        // given
        refuse("refused");
        node.count("refused", 1);
        node.count("other", 1);
        settle();
        var letters = node.bean(DeadLetters.class);
        // then
        assertThat(letters.contain(events("refused"))).isTrue();
        assertThat(letters.contain(events("other"))).isFalse();
        // and when
        letters.drop(node.letters("refused").getFirst().id());
        // then
        assertThat(letters.contain(events("refused"))).isFalse();
    }

    private Set<String> events(String aggregate) {
        return node.database()
                .sql("select event_identifier from es.domain_event_entry where aggregate_identifier = ?")
                .param(aggregate)
                .query(String.class)
                .set();
    }
}
