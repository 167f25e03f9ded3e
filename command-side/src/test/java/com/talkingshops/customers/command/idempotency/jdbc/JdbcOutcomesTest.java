package com.talkingshops.customers.command.idempotency.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.talkingshops.customers.command.idempotency.KeyedRequest;
import com.talkingshops.customers.command.idempotency.Outcomes.Kept;
import com.talkingshops.customers.eventstore.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcOutcomesTest {

    private static final String SHOP = "0000000000000000000000aa";
    private static final String KEY = "00112233445566778899aabbccddeeff";
    private static final String OTHER_KEY = "ff112233445566778899aabbccddeeff";
    private static final KeyedRequest REQUEST = new KeyedRequest(SHOP, KEY, 0, "digest");
    private static final List<String> IDS = List.of("64a1b2c3d4e5f6789abc1234", "64a1b2c3d4e5f6789abc5678");
    private static DriverManagerDataSource database;

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource time = () -> now;
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final JdbcOutcomes outcomes = new JdbcOutcomes(jdbc, clock());
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));

    @BeforeAll
    static void databaseIsMigrated() {
        database = new DriverManagerDataSource(TestDatabase.freshUrl());
        Flyway.configure()
                .dataSource(database)
                .schemas("es")
                .locations("classpath:db/migration/es")
                .load()
                .migrate();
    }

    @BeforeEach
    void nothingIsKept() {
        jdbc.sql("truncate es.idempotency").update();
    }

    @Nested
    class AnOutcome {

        @Test
        void isFoundUnderItsKey() {
            // given
            keep(REQUEST, "{\"version\": 1}");
            // then
            assertThat(find(REQUEST)).contains(new Kept("digest", IDS, "{\"version\": 1}"));
        }

        @Test
        void isNotFoundUnderAnotherKeyTenantOrPart() {
            // given
            keep(REQUEST, "{}");
            // then
            assertThat(find(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest"))).isEmpty();
            assertThat(find(new KeyedRequest("system", KEY, 0, "digest"))).isEmpty();
            assertThat(find(new KeyedRequest(SHOP, KEY, 1, "digest"))).isEmpty();
        }

        @Test
        void tellsThatTheKeyWasUsedForAnotherRequestWhicheverPartIsAskedFor() {
            // given
            keep(REQUEST, "{}");
            // then
            assertThat(find(new KeyedRequest(SHOP, KEY, 7, "other")))
                    .map(Kept::digest)
                    .contains("digest");
        }

        @Test
        void countsFor24Hours() {
            // given
            keep(REQUEST, "{}");
            // when
            now = now.plus(Duration.ofHours(24)).minusMillis(1);
            // then
            assertThat(find(REQUEST)).isPresent();
            // and when
            now = now.plusMillis(1);
            // then
            assertThat(find(REQUEST)).isEmpty();
        }

        @Test
        void isReplacedWhenItNoLongerCounts() {
            // given
            keep(REQUEST, "{\"version\": 1}");
            now = now.plus(Duration.ofHours(25));
            // when
            keep(new KeyedRequest(SHOP, KEY, 0, "other"), "{\"version\": 2}");
            // then
            assertThat(find(REQUEST)).contains(new Kept("other", IDS, "{\"version\": 2}"));
        }

        @Test
        void isClearedAwayWhenItNoLongerCounts() {
            // given
            keep(REQUEST, "{}");
            now = now.plus(Duration.ofHours(12));
            keep(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest"), "{}");
            now = now.plus(Duration.ofHours(12));
            // when
            outcomes.forgetExpired();
            // then
            assertThat(jdbc.sql("select key_hash from es.idempotency")
                            .query(String.class)
                            .list())
                    .containsExactly(OTHER_KEY);
        }
    }

    @Nested
    class AReservation {

        @Test
        void isFoundWithItsIdsWhenNobodyKeptAnOutcome() {
            // given
            outcomes.findOrReserve(REQUEST, IDS);
            // when
            Optional<Kept> found = outcomes.findOrReserve(REQUEST, List.of("other"));
            // then
            assertThat(found).contains(new Kept("digest", IDS, null));
        }

        @Test
        void hasNoIdsWhereNothingIsMade() {
            // given
            outcomes.findOrReserve(REQUEST, List.of());
            // then
            assertThat(find(REQUEST)).contains(new Kept("digest", List.of(), null));
        }

        @Test
        void isGoneWithItsTransaction() {
            // given
            transaction.executeWithoutResult(status -> {
                outcomes.findOrReserve(REQUEST, IDS);
                status.setRollbackOnly();
            });
            // then
            assertThat(find(REQUEST)).isEmpty();
        }
    }

    @Nested
    class WhoeverEnters {

        @Test
        void keepsOthersOutUntilTheTransactionEnds() {
            // when
            transaction.executeWithoutResult(status -> {
                // then
                assertThat(outcomes.enter(REQUEST)).isTrue();
                assertThat(elsewhere(REQUEST)).isFalse();
                assertThat(elsewhere(new KeyedRequest(SHOP, OTHER_KEY, 0, "digest")))
                        .isTrue();
                assertThat(elsewhere(new KeyedRequest(SHOP, KEY, 1, "digest"))).isTrue();
            });
            assertThat(elsewhere(REQUEST)).isTrue();
        }

        @Test
        void mayHaveAKeyOfAnyHash() {
            // then
            assertThat(outcomes.enter(new KeyedRequest(SHOP, "f".repeat(32), Integer.MAX_VALUE, "digest")))
                    .isTrue();
        }

        private boolean elsewhere(KeyedRequest request) {
            return new JdbcOutcomes(JdbcClient.create(new DriverManagerDataSource(database.getUrl())), clock())
                    .enter(request);
        }
    }

    private void keep(KeyedRequest request, String outcome) {
        outcomes.findOrReserve(request, IDS);
        outcomes.keep(request, outcome);
    }

    /** Looks, and leaves nothing behind. */
    private Optional<Kept> find(KeyedRequest request) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            return outcomes.findOrReserve(request, List.of());
        });
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return time.instant();
            }
        };
    }
}
