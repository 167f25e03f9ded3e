package com.talkingshops.customers.eventstore.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.talkingshops.customers.eventstore.ReplicatedDatabase;
import com.talkingshops.customers.eventstore.replica.Standing.State;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ReplicaTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static ReplicatedDatabase database;
    private static HikariDataSource connections;

    private final DataSource primary = new DriverManagerDataSource(database.url());
    private final AtomicLong passed = new AtomicLong();
    private final ReplicaWatch watch = new ReplicaWatch(connections, primary, () -> System.nanoTime() + passed.get());
    private final Replica replica = new Replica(connections, primary, watch);

    @BeforeAll
    static void start() {
        database = ReplicatedDatabase.start();
        database.onPrimary("create table note (text text)");
        connections = pool(database.replicaUrl());
    }

    @AfterAll
    static void stop() {
        connections.close();
        database.close();
    }

    @BeforeEach
    void haveAllReplayed() {
        lookUntilItAnswers(watch);
        assertThat(replica.awaitNow(Shows.ANYTHING, LONG)).isPresent();
    }

    private static void lookUntilItAnswers(ReplicaWatch watch) {
        await().atMost(LONG).until(() -> {
            watch.look();
            return watch.standing().state() == State.ANSWERS;
        });
    }

    @AfterEach
    void goOn() {
        database.resumeReplay();
    }

    private static HikariDataSource pool(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(1_000);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }

    private static void write(String note) {
        database.onPrimary("insert into note values ('%s')".formatted(note));
    }

    private static WalPosition written() {
        return new WalPosition(database.onPrimary("select pg_current_wal_lsn()"));
    }

    private static boolean shows(DataSource any, String note) {
        return JdbcClient.create(any)
                .sql("select exists (select from note where text = ?)")
                .param(note)
                .query(Boolean.class)
                .single();
    }

    private static boolean replays(DataSource any) {
        return JdbcClient.create(any)
                .sql("select pg_is_in_recovery()")
                .query(Boolean.class)
                .single();
    }

    @Nested
    class Waiting {

        @Test
        void endsWhenAllIsShownThatThePrimaryShows() throws SQLException {
            // given
            write("all");
            // when
            var position = replica.awaitNow(Shows.ANYTHING, LONG).orElseThrow();
            // then
            try (var connection = replica.connection(position).orElseThrow();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from note where text = 'all'")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
        }

        @Test
        void endsWithoutItWhenTimeIsOver() {
            // given
            database.pauseReplay();
            write("late");
            // then
            assertThat(replica.awaitNow(Shows.ANYTHING, SHORT)).isEmpty();
            assertThat(replica.await(connection -> false, SHORT)).isEmpty();
            assertThat(replica.connection(written())).isEmpty();
            // when
            database.resumeReplay();
            // then
            assertThat(replica.awaitNow(Shows.ANYTHING, LONG)).isPresent();
        }

        @Test
        void isForWhatIsAskedForAndForNothingNewer() {
            // given
            write("older");
            assertThat(replica.awaitNow(Shows.ANYTHING, LONG)).isPresent();
            database.pauseReplay();
            write("newer");
            // when
            var position = replica.await(
                    connection -> {
                        try (var statement = connection.createStatement();
                                var row = statement.executeQuery("select from note where text = 'older'")) {
                            return row.next();
                        }
                    },
                    SHORT);
            // then
            var reads = new ReplicaReads(replica);
            assertThat(reads.read(position, () -> shows(reads.over(primary), "older")))
                    .isTrue();
            assertThat(reads.read(position, () -> shows(reads.over(primary), "newer")))
                    .isFalse();
            assertThat(shows(reads.over(primary), "newer")).isTrue();
        }
    }

    @Nested
    class AReading {

        private final ReplicaReads reads = new ReplicaReads(replica);
        private final DataSource either = reads.over(primary);

        @Test
        void isOfThePrimaryUnlessItSaysWhatItHasToSee() {
            assertThat(replays(either)).isFalse();
            assertThat(reads.read(() -> replays(either))).isFalse();
            assertThat(reads.read(Optional.of(written()), () -> replays(either)))
                    .isTrue();
            assertThat(replays(either)).isFalse();
        }

        @Test
        void isOfThePrimaryIfTheReplicaShowsTooLittle() {
            database.pauseReplay();
            write("too late");
            assertThat(reads.read(Optional.of(written()), () -> shows(either, "too late") && !replays(either)))
                    .isTrue();
        }

        @Test
        void thatTheReplicaBreaksOffIsMadeOnceMoreOnThePrimary() {
            // given
            reads.begin(WalPosition.BEGINNING);
            // when
            var written = reads.read(() -> JdbcClient.create(either)
                    .sql("insert into note values ('as nobody should') returning text")
                    .query(String.class)
                    .single());
            // then
            assertThat(written).isEqualTo("as nobody should");
            assertThat(reads.end()).isFalse();
        }

        @Test
        void thatFailsByItselfIsNotMadeOnceMore() {
            reads.begin(WalPosition.BEGINNING);
            assertThatThrownBy(() -> reads.read(() -> {
                        throw new IllegalArgumentException("refused");
                    }))
                    .hasMessage("refused");
            assertThat(reads.end()).isTrue();
        }
    }

    @Nested
    class Looking {

        @Test
        void findsThatItIsBehindAndLetsItAnswerOnlyWhenThatIsOver() {
            // given
            database.pauseReplay();
            write("behind");
            // when
            watch.look();
            watch.look();
            // then
            assertThat(watch.standing().state()).isEqualTo(State.BEHIND);
            assertThat(replica.connection(WalPosition.BEGINNING)).isEmpty();
            assertThat(replica.awaitNow(Shows.ANYTHING, LONG)).isEmpty();
            // when
            database.resumeReplay();
            assertThat(database.onReplica("select pg_is_wal_replay_paused()")).isEqualTo("f");
            // then
            for (int look = 1; look < 5; look++) {
                watch.look();
                assertThat(watch.standing().state()).isEqualTo(State.BEHIND);
            }
            lookUntilItAnswers(watch);
        }

        @Test
        void takesNoneForGoodThatWasBehindWhenItWasFirstLookedAt() {
            // given
            database.pauseReplay();
            write("before anybody looked");
            // when
            var other = new ReplicaWatch(connections, primary);
            other.look();
            // then
            assertThat(other.standing().state()).isEqualTo(State.BEHIND);
            assertThat(new Replica(connections, primary, other).connection(WalPosition.BEGINNING))
                    .isEmpty();
        }

        @Test
        void hasToBeOfLate() {
            // when
            passed.addAndGet(Duration.ofSeconds(4).toNanos());
            // then
            assertThat(watch.standing().state()).isEqualTo(State.AWAY);
            assertThat(replica.connection(WalPosition.BEGINNING)).isEmpty();
            assertThat(replica.awaitNow(Shows.ANYTHING, LONG)).isEmpty();
            // when
            database.pauseReplay();
            write("while nobody looked");
            watch.look();
            // then
            assertThat(watch.standing().state()).isEqualTo(State.BEHIND);
        }

        @Test
        void trustsOneThatFailedOnlyWhenItWasGoodForAWhile() {
            // when
            watch.failed(new SQLException("gone", "08006"));
            // then
            for (int look = 1; look < 5; look++) {
                watch.look();
                assertThat(watch.standing().state()).isEqualTo(State.AWAY);
            }
            lookUntilItAnswers(watch);
        }

        @Test
        void takesNoOtherDatabaseForAReplica() {
            for (String url :
                    new String[] {database.url(), database.replicaUrl().replace("/shop", "/postgres")}) {
                try (var pool = pool(url)) {
                    var other = new ReplicaWatch(pool, primary);
                    other.look();
                    assertThat(other.standing().state()).as(url).isEqualTo(State.FOREIGN);
                    assertThat(new Replica(pool, primary, other).connection(WalPosition.BEGINNING))
                            .isEmpty();
                }
            }
        }

        @Test
        void findsThatItIsAway() {
            try (var pool = pool("jdbc:postgresql://127.0.0.1:1/shop?user=postgres")) {
                var away = new ReplicaWatch(pool, primary);
                away.look();
                assertThat(away.standing().state()).isEqualTo(State.AWAY);
                assertThat(away.standing().why()).containsIgnoringCase("refused");
            }
        }

        @Test
        void leavesOneAloneThatWasMadeAPrimary() {
            try (var other = ReplicatedDatabase.start();
                    var pool = pool(other.replicaUrl())) {
                // given
                var former = new DriverManagerDataSource(other.url());
                var looks = new ReplicaWatch(pool, former);
                lookUntilItAnswers(looks);
                var promoted = new Replica(pool, former, looks);
                assertThat(promoted.connection(WalPosition.BEGINNING))
                        .hasValueSatisfying(connection -> assertThat(connection).isNotNull());
                // when
                other.promoteReplica();
                // then
                assertThat(promoted.connection(WalPosition.BEGINNING)).isEmpty();
                looks.look();
                assertThat(looks.standing().state()).isEqualTo(State.FOREIGN);
            }
        }

        @Test
        void leavesAFormerPrimaryAloneThatWasMadeAReplicaAsItWas() {
            try (var other = ReplicatedDatabase.start()) {
                // given
                other.promoteReplica();
                other.onPrimary("create table lost as select generate_series(1, 100000)");
                other.demotePrimary();
                var promoted = new DriverManagerDataSource(other.replicaUrl());
                var end = other.onReplica("select pg_current_wal_lsn()");
                assertThat(other.onPrimary(
                                "select pg_is_in_recovery() and pg_last_wal_replay_lsn() > '%s'".formatted(end)))
                        .isEqualTo("t");
                try (var pool = pool(other.url())) {
                    // when
                    var former = new ReplicaWatch(pool, promoted);
                    former.look();
                    // then
                    assertThat(former.standing().state()).isEqualTo(State.FOREIGN);
                    assertThat(former.standing().why()).contains("timeline");
                    assertThat(new Replica(pool, promoted, former).connection(WalPosition.BEGINNING))
                            .isEmpty();
                }
            }
        }
    }
}
