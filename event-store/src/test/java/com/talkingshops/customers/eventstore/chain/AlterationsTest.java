package com.talkingshops.customers.eventstore.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is altered behind everybody's back is found, where it is, and nothing is found where nothing was altered. */
class AlterationsTest {

    private static final int TIMES = "full".equals(System.getProperty("test.size")) ? 10_000 : 250;
    private static final int EVENTS = 240;

    private final ChainedHistory history = new ChainedHistory();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final SigningKey key = SigningKey.fresh();

    @BeforeEach
    void aHistory() throws SQLException {
        history.appendSome("a", EVENTS / 2, random);
        history.chain();
        history.appendSome("b", EVENTS / 2, random);
        history.chain();
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void areFoundWhereTheyAre() {
        var tampering = new Tampering(history, random);
        for (int i = 0; i < TIMES; i++) {
            // given
            Tampering.Done done = tampering.once();
            // when
            Outcome outcome = history.verify(List.of());
            // then
            String place = "%s, seed %d, %s".formatted(done.what(), seed, outcome);
            Finding first = outcome.first();
            assertThat(first).as(place).isNotNull();
            assertThat(done.kinds()).as(place).contains(first.kind());
            if (done.at() != null) {
                assertThat(first.globalIndex()).as(place).isEqualTo(done.at());
            }
            // and: nothing once it is undone
            tampering.putBack();
            if (i % 10 == 0) {
                assertThat(history.verify(List.of()))
                        .as(place)
                        .extracting(Outcome::events, Outcome::unchained, Outcome::first)
                        .containsExactly((long) EVENTS, 0L, null);
            }
        }
    }

    @Test
    void areFoundAmongTheEventsOfATenantAloneIfTheyAreThere() {
        // given
        long at = history.database()
                .sql("select global_index from es.chain_link where partition = 'tenant-2' and number = 2")
                .query(Long.class)
                .single();
        history.database()
                .sql("update es.domain_event_entry set payload = payload || '\\x00' where global_index = ?")
                .param(at)
                .update();
        // then
        assertThat(history.verify("tenant-2", List.of(), 50).first())
                .extracting(Finding::kind, Finding::partition, Finding::number, Finding::globalIndex)
                .containsExactly(Kind.ALTERED, "tenant-2", 2L, at);
        assertThat(history.verify("tenant-1", List.of(), 50).first()).isNull();
    }

    @Test
    void byAnEventOfATenantWhoseLinkIsInAnothersChainAreFoundAmongTheEventsOfTheTenant() throws SQLException {
        // given
        try (Connection connection = history.transaction()) {
            ChainedHistory.append(connection, "tenant-2", "forged", 0, new byte[0]);
            connection.commit();
        }
        long at = history.database()
                .sql("select max(global_index) from es.domain_event_entry")
                .query(Long.class)
                .single();
        // when
        history.forgeLink(at, "zzz", true);
        history.database()
                .sql("update es.chain_state set position = ?, links = links + 1")
                .param(at)
                .update();
        // then
        for (String only : Arrays.asList(null, "tenant-2", "zzz")) {
            assertThat(history.verify(only, List.of(), 50).first())
                    .as(only)
                    .extracting(Finding::kind, Finding::partition, Finding::globalIndex)
                    .containsExactly(Kind.INSERTED, "tenant-2", at);
        }
        assertThat(history.verify("tenant-1", List.of(), 50).first()).isNull();
    }

    @Test
    void ofAnEventWithAllLinksMadeAnewAreFoundByACheckpoint() {
        // given
        Checkpoint all = history.checkpoints().make(key, null);
        Checkpoint ofOne = history.checkpoints().make(key, "tenant-3");
        Checkpoint ofAnother = history.checkpoints().make(key, "tenant-4");
        assertThat(history.verify(List.of(all, all.brief(), ofOne)).first()).isNull();
        // when
        history.database().sql("""
                        update es.domain_event_entry set payload = payload || '\\x00' where global_index =
                            (select global_index from es.chain_link where partition = 'tenant-3' and number = 1)
                        """).update();
        makeLinksAnew();
        // then
        assertThat(history.verify(List.of()).first()).isNull();
        for (Checkpoint checkpoint : List.of(all, ofOne)) {
            assertThat(history.verify(List.of(checkpoint)).first())
                    .extracting(Finding::kind, Finding::partition)
                    .containsExactly(Kind.ALTERED, "tenant-3");
        }
        assertThat(history.verify(List.of(all.brief())).first())
                .extracting(Finding::kind)
                .isEqualTo(Kind.ALTERED);
        assertThat(history.verify(List.of(ofAnother)).first()).isNull();
    }

    private void makeLinksAnew() {
        history.database().sql("truncate es.chain_link").update();
        history.database()
                .sql("update es.chain_state set position = 0, links = 0")
                .update();
        history.chain();
    }

    @Test
    void cutsOfTheEndAreFoundByACheckpointAndByItsShortForm() throws SQLException {
        Checkpoint whole = history.checkpoints().make(key, null);
        List<Long> positions = history.chained();
        var tampering = new Tampering(history, random);
        for (int cut : cuts()) {
            // given
            long last = positions.get(cut - 1);
            for (String table : List.of("domain_event_entry", "chain_link")) {
                history.database()
                        .sql("delete from es.%s where global_index > ?".formatted(table))
                        .param(last)
                        .update();
            }
            history.database()
                    .sql("update es.chain_state set position = ?, links = ?")
                    .params(last, cut)
                    .update();
            // then
            assertThat(history.verify(List.of()).first()).isNull();
            assertThat(history.verify(List.of(whole)).first())
                    .as("cut behind %s of %s", cut, EVENTS)
                    .extracting(Finding::kind)
                    .isEqualTo(Kind.TRUNCATED);
            // and: also when others have come since
            history.appendSome("c" + cut, 20, random);
            history.chain();
            for (Checkpoint checkpoint : List.of(whole, whole.brief())) {
                assertThat(history.verify(List.of(checkpoint)).first())
                        .extracting(Finding::kind)
                        .isEqualTo(Kind.TRUNCATED);
            }
            tampering.putBack();
            assertThat(history.verify(List.of(whole)).first()).isNull();
        }
    }

    private List<Integer> cuts() {
        var cuts = new ArrayList<>(List.of(1, EVENTS - 1));
        for (int i = 0; i < TIMES / 50; i++) {
            cuts.add(random.nextInt(1, EVENTS));
        }
        return cuts;
    }

    @Test
    void ofWhatIsSaidOfTheChainAreFound() {
        for (String change : List.of(
                "update es.chain_state set position = 0, links = 0",
                "update es.chain_state set links = links + 1",
                "update es.chain_state set position = 9000000000000000000",
                "delete from es.chain_state")) {
            var before = history.database()
                    .sql("select position, links from es.chain_state")
                    .query()
                    .singleRow();
            history.database().sql(change).update();
            assertThat(history.verify(List.of()).first()).as(change).isNotNull();
            history.database().sql("delete from es.chain_state").update();
            history.database()
                    .sql("insert into es.chain_state (position, links) values (?, ?)")
                    .params(before.get("position"), before.get("links"))
                    .update();
        }
    }

    @Test
    void byALinkFarAheadAreFoundAtOnce() {
        history.database()
                .sql("update es.chain_link set global_index = 9000000000000000000 where ordinal = ?")
                .param(EVENTS)
                .update();
        assertThat(history.verify(List.of()).first()).extracting(Finding::kind).isEqualTo(Kind.ALTERED);
    }

    @Test
    void ofThePositionKeepNobodyFromNoticingThatNothingIsChained() {
        history.database()
                .sql("update es.chain_state set position = 9000000000000000000")
                .update();
        assertThatThrownBy(history::chain)
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("which was never given");
    }

    @Test
    void ofTheSequenceLeaveAStretchThatIsPassedAtOnce() throws SQLException {
        // given
        history.database()
                .sql(
                        "select setval(pg_get_serial_sequence('es.domain_event_entry', 'global_index'), 9000000000000000000)")
                .query(Long.class)
                .single();
        history.appendSome("c", 5, random);
        // when
        history.chain();
        // then
        assertThat(history.verify(List.of()).first()).isNull();
        var shown = new ArrayList<Link>();
        new ChainedEvents(history.reads()).all(Long.MAX_VALUE, (link, event) -> shown.add(link));
        assertThat(shown).doesNotContainNull().hasSize(EVENTS + 5);
    }

    @Test
    void areHeldAgainstCheckpointsOfAllHoweverManyWereMadeOfOneOrByAnotherKey() {
        // given
        List<Checkpoint> all = List.of(
                history.checkpoints().make(key, null), history.checkpoints().make(key, null));
        history.checkpoints().make(key, "tenant-1");
        history.checkpoints().make(key, "tenant-2");
        for (int i = 0; i < 5; i++) {
            history.checkpoints().make(SigningKey.fresh(), null);
            history.checkpoints().make(key, "tenant-1");
        }
        // when
        List<Checkpoint> known = history.checkpoints().knownTo(key.verifying(), 3);
        // then
        assertThat(known)
                .filteredOn(checkpoint -> checkpoint.partition() == null)
                .extracting(Checkpoint::madeAt)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(Checkpoint::madeAt).toList());
        assertThat(known)
                .extracting(Checkpoint::partition)
                .containsExactlyInAnyOrder(null, null, "tenant-1", "tenant-2");
    }

    @Test
    void ofACheckpointAreNoSignature() {
        Checkpoint made = history.checkpoints().make(key, null);
        assertThat(made.isSignedBy(key.verifying())).isTrue();
        assertThat(made.isSignedBy(VerifyingKey.parse(key.verifying().pem()))).isTrue();
        assertThat(made.isSignedBy(SigningKey.fresh().verifying())).isFalse();
        assertThat(new Checkpoint(
                                made.madeAt(),
                                made.partition(),
                                made.position() - 1,
                                made.links(),
                                made.root(),
                                made.key(),
                                made.signature(),
                                made.heads())
                        .isSignedBy(key.verifying()))
                .isFalse();
        assertThat(new Checkpoint(
                                made.madeAt(),
                                made.partition(),
                                made.position(),
                                made.links(),
                                made.root(),
                                made.key(),
                                made.signature(),
                                List.of())
                        .isSignedBy(key.verifying()))
                .isFalse();
        assertThat(history.checkpoints().newest(10))
                .singleElement()
                .satisfies(kept -> assertThat(kept.isSignedBy(key.verifying())).isTrue());
    }
}
